import { defineConfig } from "vitest/config";

const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // As long as a step of a browser may take: what comes late on a busy machine is not missing.
  expect: { poll: { timeout: 15_000 } },
};
const tests = "src/**/*.test.ts";

/**
 * One runner for the whole workspace; the browser and crash runs live in e2e and are part of it. Projects run in the order
 * of their names, and so the longest files first: what is left at the end is short, and no worker waits for another.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/summary-reporter.ts"],
    globalSetup: ["./scripts/test-postgres.ts"],
    // One more than the processors that we have: whole products wait for browsers, databases and times that have to pass.
    maxWorkers: 3,
    projects: [
      {
        // Pure functions, and pages' own: they leave nothing behind, so a process takes many files, one after another.
        test: { ...shared, name: "pure", include: [`packages/{core,console,templates}/${tests}`], isolate: false },
      },
      {
        // Parts that open, listen and keep something, and put it away: to load the server anew for each file took a second.
        test: {
          ...shared,
          name: "parts",
          include: [`packages/{connectors,models,server,testing}/${tests}`],
          isolate: false,
        },
      },
      {
        // Whole products, with processes and browsers: a process for each file.
        test: { ...shared, name: "e2e", include: ["e2e/**/*.test.ts", "scripts/**/*.test.ts"] },
      },
    ],
  },
});
