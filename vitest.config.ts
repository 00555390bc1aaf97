import { defineConfig } from "vitest/config";

/** One runner for the whole workspace; the browser and crash runs live in e2e and are part of it. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "e2e/**/*.test.ts", "scripts/**/*.test.ts"],
    reporters: ["default", "./scripts/summary-reporter.ts"],
    globalSetup: ["./scripts/test-postgres.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As long as a step of a browser may take: what comes late on a busy machine is not missing.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
  },
});
