import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Several tests run LibreOffice, which takes seconds to start.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
