import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** One classic script for the page in the phone's frame: it must be there before the mini-program's own. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/sandbox/console/page'),
    emptyOutDir: false,
    lib: { entry: resolve(import.meta.dirname, 'browser/start.ts'), formats: ['iife'], name: 'weappHost', fileName: () => 'weapp-host.js' },
  },
});
