import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: {
    // The workspace may hold a second React; two of them on one page break every hook.
    dedupe: ['react', 'react-dom'],
    alias: { '@hotline/shared': here('../../shared/src') },
  },
  build: {
    outDir: 'dist',
    // antd alone is about 1 MB before compression; it is split off below so that it stays cached between releases.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } },
    },
  },
  server: { proxy: { '/api': process.env['ADMIN_API'] ?? 'http://127.0.0.1:3000' } },
});
