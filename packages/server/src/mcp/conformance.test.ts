import { conformanceScenarios, runConformance } from "@surety/testing/mcp/run-conformance";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseApp } from "../http/house-app.ts";
import { type Doorway, takePort } from "../http/serve.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";

const applicable: Record<string, string[]> = {
  "2025-11-25": ["server-initialize", "ping", "tools-list", "dns-rebinding-protection"],
  "2026-07-28": [
    "server-stateless",
    "tools-list",
    "caching",
    "dns-rebinding-protection",
    "http-header-validation",
    "server-sse-multiple-streams",
    "input-required-result-unsupported-methods",
  ],
};

/** Checks within these that ask for what we do not offer: prompts, resources, and tools of the runner's example server. */
const cannotApply: Record<string, string[]> = {
  "server-stateless": [
    "sep-2575-server-rejects-undeclared-capability",
    "sep-2575-missing-capability-http-400",
    "sep-2575-http-server-no-independent-requests-on-stream",
    "sep-2575-server-no-log-without-loglevel",
  ],
  caching: [
    "sep-2549-prompts-list-caching-hints",
    "sep-2549-resources-list-caching-hints",
    "sep-2549-resources-templates-list-caching-hints",
  ],
};

/** Why a scenario does not apply; by its name or the beginning of it. */
const doesNotApply: Record<string, string> = {
  "tools-call-": "Calls a tool of the runner's own example server. Ours are called in decide-with-guarantee.test.ts.",
  "json-schema-2020-12": "Looks for a tool of the runner's own example server.",
  "http-custom-header-server-validation": "None of our tools wants an argument in a header (x-mcp-header).",
  "resources-": "We offer no resources.",
  "sep-2164-resource-not-found": "We offer no resources.",
  "prompts-": "We offer no prompts.",
  "completion-complete": "Without prompts and resources there is nothing to complete.",
  "logging-set-level": "We send no logs to clients.",
  "elicitation-": "Our tools ask nothing back: where a person is needed, the answer says so.",
  "input-required-result-": "The same in the newer revision.",
  "server-sse-multiple-streams": "In the older revision this needs a session, and we have none.",
  "server-session-lifecycle": "We have no sessions.",
  "server-sse-polling": "We have no sessions to resume.",
  "tasks-": "An extension that we do not offer; work that takes long is a case, and read_case asks for it.",
};

let house: TestHouse;
let doorway: Doorway;
beforeAll(async () => {
  house = await openTestHouse();
  doorway = await takePort({ host: "127.0.0.1", port: 0, publicUrl: null });
  const { key } = await openApiKeys(house.database).create({ name: "runner", role: "viewer" }, owner);
  const app = houseApp(house, { origin: doorway.origin, version: "1.0.0", demo: false });
  // The runner cannot be given a key; everything else of its requests arrives as it was sent.
  doorway.open((request, env) => {
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${key}`);
    return app.fetch(new Request(request, { headers }), env as object);
  });
}, 60_000);
afterAll(async () => {
  await doorway.close();
  await house.end();
});

describe.each(Object.keys(applicable))("revision %s", (revision) => {
  it("has a word on every server scenario of the public runner", async () => {
    const left = (await conformanceScenarios("server", revision)).filter(
      (name) =>
        !applicable[revision]?.includes(name) && !Object.keys(doesNotApply).some((start) => name.startsWith(start)),
    );
    expect(left).toEqual([]);
  });

  it.each(applicable[revision] ?? [])("%s", async (scenario) => {
    const { code, checks, output } = await runConformance(
      { url: `${doorway.origin}/mcp` },
      scenario,
      revision,
      cannotApply[scenario],
    );
    const failed = checks.filter(({ status }) => status === "FAILURE");
    expect(failed.map(({ id, errorMessage }) => `${id}: ${errorMessage}`)).toEqual([]);
    expect(checks.some(({ status }) => status === "SUCCESS")).toBe(true);
    expect(code, output).toBe(0);
  });
});
