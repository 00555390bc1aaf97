import { defineConfig } from "vitest/config";

const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // As long as a step of a browser may take: what comes late on a busy machine is not missing.
  expect: { poll: { timeout: 15_000 } },
};
const tests = "src/**/*.test.ts";

/** One runner for the whole workspace; the browser and crash runs live in e2e and are part of it. */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/summary-reporter.ts"],
    globalSetup: ["./scripts/test-postgres.ts"],
    maxWorkers: 2,
    projects: [
      {
        // Pure functions, and pages' own: they leave nothing behind, so a process takes many files, one after another.
        test: { ...shared, name: "pure", include: [`packages/{core,console,templates}/${tests}`], isolate: false },
      },
      {
        // Everything that opens, listens, or keeps something: a process for each file.
        test: {
          ...shared,
          name: "whole",
          include: [`packages/{connectors,models,server,testing}/${tests}`, "e2e/**/*.test.ts", "scripts/**/*.test.ts"],
        },
      },
    ],
  },
});
