import { conformanceScenarios, runConformance } from "@surety/testing/mcp/run-conformance";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("conformance-client.fixture.ts", import.meta.url));
const command = `${process.execPath} ${program}`;

const applicable: Record<string, string[]> = {
  "2025-11-25": ["initialize", "tools_call", "sse-retry", "json-schema-2020-12-preservation"],
  "2026-07-28": [
    "tools_call",
    "request-metadata",
    "http-standard-headers",
    "http-custom-headers",
    "http-invalid-tool-headers",
    "json-schema-ref-no-deref",
    "json-schema-2020-12-preservation",
  ],
};

/** Why a scenario does not apply; by its name or the beginning of it. */
const doesNotApply: Record<string, string> = {
  "auth/": "A connection carries a key that a person has entered. It never sends anybody to a page to sign in.",
  "elicitation-sep1034-client-defaults": "Nobody is there to answer a server's question while a case is worked on.",
  "sep-2322-client-request-state": "The same in the newer revision: a tool that asks back is refused (tool-asks-back).",
};

describe.each(Object.keys(applicable))("revision %s", (revision) => {
  it("has a word on every client scenario of the public runner", async () => {
    const left = (await conformanceScenarios("client", revision)).filter(
      (name) =>
        !applicable[revision]?.includes(name) && !Object.keys(doesNotApply).some((start) => name.startsWith(start)),
    );
    expect(left).toEqual([]);
  });

  it.each(applicable[revision] ?? [])("%s", async (scenario) => {
    const { code, checks, output } = await runConformance({ command }, scenario, revision);
    const failed = checks.filter(({ status }) => status === "FAILURE");
    expect(failed.map(({ id, errorMessage }) => `${id}: ${errorMessage}`)).toEqual([]);
    expect(checks.some(({ status }) => status === "SUCCESS")).toBe(true);
    expect(code, output).toBe(0);
  });
});
