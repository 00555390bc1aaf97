import { defineConfig } from "vitest/config";

/** One runner for the whole workspace; the browser and crash runs live in e2e and are part of it. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "e2e/**/*.test.ts", "scripts/**/*.test.ts"],
    reporters: process.env["CI"] ? ["default", "./scripts/summary-reporter.ts"] : ["default", "./scripts/summary-reporter.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
