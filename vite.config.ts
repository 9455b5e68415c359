import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The pages of the server: one index.html, a chunk for each cabinet, the check of workbooks in a worker of its own. */
export default defineConfig({
  root: 'server/pages',
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  build: {
    outDir: '../../build/pages',
    emptyOutDir: true,
    // Office computers of schools: Chrome 109 is the last one on Windows 7 and 8.
    target: ['chrome109', 'firefox115', 'safari16'],
    cssCodeSplit: false,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    manifest: 'manifest.json',
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
});
