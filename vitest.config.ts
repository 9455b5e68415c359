import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One file after another: LibreOffice, Chromium and the server under load each want all cores, and some tests
    // measure time.
    fileParallelism: false,
    // Several tests run LibreOffice, which takes seconds to start.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
