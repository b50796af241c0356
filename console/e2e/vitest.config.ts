import { defineConfig } from 'vitest/config';

/** Tests in a real browser against a real service with the real compiler. */
export default defineConfig({
  test: {
    include: ['e2e/*.test.ts'],
    globalSetup: ['e2e/support/globalSetup.ts'],
    fileParallelism: false,
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
