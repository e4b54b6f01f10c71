// How vitest runs the unit tests: in Node, from the sources.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/{unit,repo}/**/*.test.ts'], testTimeout: 60_000 },
});
