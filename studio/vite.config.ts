import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files of their own: a content security policy need not allow data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // In development the engine runs beside Vite: `npm run hkm -- serve`.
    proxy: { '/api': 'http://localhost:3000', '/view': 'http://localhost:3000', '/healthz': 'http://localhost:3000' },
  },
});
