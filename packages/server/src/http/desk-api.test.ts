import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { houseApp } from "./house-app.ts";
import { type Doorway, takePort } from "./serve.ts";

const run = promisify(execFile);
const page = readFileSync(new URL("../../../../docs/desk-api.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
vi.setConfig({ testTimeout: 60_000 });

function hasPrograms(): boolean {
  try {
    for (const name of ["bash", "curl", "jq", "openssl"]) execFileSync("which", [name]);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasPrograms())("docs/desk-api.md (skipped without bash, curl, jq and openssl)", () => {
  let house: TestHouse;
  let door: Doorway;
  let receiver: FakeReceiver;
  let key: string;
  beforeAll(async () => {
    [house, receiver] = await Promise.all([openTestHouse(), startFakeReceiver()]);
    door = await takePort({ host: "127.0.0.1", port: 0, publicUrl: null });
    const app = houseApp(house, { origin: door.origin, version: "0", demo: false });
    door.open((request, env) => app.fetch(request, env as object));
    const hook = { url: `${receiver.url}/desk`, secret, allowPrivate: [receiver.host] };
    await house.commands.saveConnection("desk-hook", "webhook", hook, owner);
    const notify = [{ connection: "desk-hook", events: ["review.created" as const] }];
    await house.commands.saveWorkflow(ruleWorkflow({ review: { queue: "desk", undoSeconds: 60, notify } }), owner);
    await house.commands.setStage("sorting", "live", owner);
    await house.send("sorting", ...Array.from({ length: 30 }, () => ({ text: "odd" })));
    ({ key } = await openApiKeys(house.database).create({ name: "desk", role: "reviewer" }, owner));
  }, 60_000);
  afterAll(async () => {
    await door.close();
    await house.end();
    await receiver.close();
  });

  it("has examples that do what they say, one after the other", async () => {
    await expect.poll(() => receiver.effects().length, { timeout: 30_000 }).toBe(30);
    const told = receiver.effects()[0]!;
    const env = {
      PATH: process.env["PATH"],
      SURETY: door.origin,
      KEY: key,
      HOOK_SECRET: secret,
      WEBHOOK_ID: told.headers["webhook-id"],
      WEBHOOK_TIMESTAMP: told.headers["webhook-timestamp"],
      WEBHOOK_SIGNATURE: told.headers["webhook-signature"],
      WEBHOOK_BODY: told.body,
    } as NodeJS.ProcessEnv;
    const script = ["set -euo pipefail", ...examples.map((code, at) => `echo "== ${at}"\n${code}`)].join("\n");
    const { stdout } = await run("bash", ["-c", script], { env });
    const said = stdout.split(/== \d+\n/).slice(1);
    expect(said).toHaveLength(9);
    expect(said[1]).toContain('"open": 30');
    expect(said[2]).toContain('"claimedBy": "desk"');
    expect(said[3]).toMatch(/"text": "odd"[\s\S]*"options": \[[\s\S]*"kind": "assign"/);
    expect(said[4]).toContain('"status": "deciding"');
    expect(said[5]?.trim()).toBe("409");
    expect(said[6]).toMatch(/"status": "claimed"[\s\S]*"status": "open"/);
    expect(said[7]).toMatch(/"total": \d+/);
    expect(said[8]).toContain('"type": "review.created"');
    const [first] = await house.database.query(
      "select channel, seconds, note, undone_at is not null as undone, screen_hash is not null as shown from surety.decisions where bulk is null",
    );
    expect(first).toEqual({ channel: "api", seconds: 12.5, note: "The customer says so.", undone: true, shown: true });
  });
});
