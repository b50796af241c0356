import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env['NPUC_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The Content-Security-Policy allows no data: fonts and no inline scripts, so nothing is inlined.
  build: {
    assetsInlineLimit: 0,
    manifest: true, // for check-bundle.mjs, which takes it away
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1750, // KB: Swagger UI, which only the reference loads
    rolldownOptions: { input: ['index.html', 'reference.html'] },
  },
  // `npm run dev` reloads as you type and asks the service that `make run` started.
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/healthz', '/config.json', '/openapi.yaml'].map((path) => [
        path,
        { target: api, changeOrigin: true },
      ]),
    ),
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
