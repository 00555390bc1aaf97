import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProject, removeProject } from "../new-project.ts";
import { canMount, type SmallDisk, smallDisk } from "../small-disk.ts";
import { postmasterPid } from "../postmaster.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { refusedStart, startSurety, type SuretyProcess } from "../surety-process.ts";
import { sortingYaml } from "./sorting-workflow.ts";

const longText = sortingYaml.replace("maxLength: 1000 ", "maxLength: 1000000 ");
const isFull = /The disk that holds .* is full .*Free some/;
/** Text that no compression makes small. */
const bulk = () => `a bug ${randomBytes(200_000).toString("base64")}`;

describe.skipIf(!canMount)("a full disk", () => {
  let folder: string;
  let disk: SmallDisk;
  let surety: SuretyProcess;
  let api: SuretyApi;
  const acknowledged = new Set<string>();
  beforeAll(async () => {
    folder = await newProject({ "workflows/sorting.yaml": longText });
    disk = smallDisk(join(folder, ".surety"), 220);
    surety = await startSurety({ folder });
    api = apiOf(surety.origin, await ownerKey(surety));
    await api.call("POST", "/workflows/sorting/stage", {
      stage: "live",
      because: "a test of a full disk, not of readiness",
    });
  });
  afterAll(async () => {
    await surety.stop();
    disk.remove();
    await removeProject(folder);
  });

  /** Sends a case under this key; the answer's status, 0 where there was none in time. */
  async function send(key: string, text: string): Promise<{ status: number; code?: string; remedy?: string }> {
    try {
      const answer = await api.send("POST", "/workflows/sorting/cases", { text }, { "idempotency-key": key });
      if (answer.ok) acknowledged.add(key);
      return { status: answer.status, ...((await answer.json()) as { code?: string; remedy?: string }) };
    } catch {
      return { status: 0 };
    }
  }

  it("refuses new cases with a way out, and keeps what it acknowledged", { timeout: 180_000 }, async () => {
    const keys = Array.from({ length: 150 }, (_, n) => `disk-${n}`);
    for (const key of keys.slice(0, 10)) expect((await send(key, "a refund")).status).toBe(201);
    disk.fill();
    const refusals = [];
    for (const key of keys.slice(10)) {
      const answer = await send(key, bulk());
      if (answer.status >= 300 || answer.status === 0) refusals.push(answer);
      if (refusals.length >= 3) break;
    }
    expect(refusals.length).toBeGreaterThan(0);
    for (const { status, code, remedy } of refusals.filter((one) => one.status !== 0)) {
      expect([status, code]).toEqual([503, expect.stringMatching(/^(disk-full|database-away)$/)]);
      expect(remedy).toMatch(/again/);
    }
    await until(() => isFull.test(surety.log()));
    expect(surety.log()).toMatch(isFull);
    expect(surety.log()).not.toContain("bug in Surety");
    disk.free();
    for (const key of keys) while (!acknowledged.has(key)) await send(key, "a refund");
    expect(await counts()).toEqual({ total: keys.length, done: keys.length });
    await until(() => surety.log().includes("There is space again"));
    expect(surety.log()).toContain("There is space again");
  });

  it("does not end PostgreSQL for good when it dies meanwhile", { timeout: 180_000 }, async () => {
    disk.fill();
    const pid = postmasterPid(folder) ?? 0;
    process.kill(pid, "SIGKILL");
    await until(() => surety.log().includes("PostgreSQL ended unexpectedly"));
    await send("after-death", bulk());
    disk.free();
    while (!acknowledged.has("after-death")) await send("after-death", "a refund");
    const { total, done } = await counts();
    expect([total, done]).toEqual([acknowledged.size, acknowledged.size]);
  });

  async function counts(): Promise<{ total: number; done: number }> {
    let seen = { total: 0, done: 0 };
    const finished = async () => {
      const cases: { status: string }[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const page: { items: { status: string }[]; next: string | null } = await api.call(
          "GET",
          `/cases?limit=200${cursor && `&cursor=${cursor}`}`,
        );
        cases.push(...page.items);
        cursor = page.next;
      }
      seen = { total: cases.length, done: cases.filter((one) => one.status === "done").length };
      return seen.done === seen.total;
    };
    await until(finished);
    return seen;
  }

  it("is told to whoever starts Surety on it", async () => {
    const other = await newProject();
    const tiny = smallDisk(join(other, ".surety"), 20);
    const { code, stderr } = await refusedStart({ folder: other });
    tiny.remove();
    await removeProject(other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The disk that holds .* is full/);
    expect(stderr).toMatch(/Free some space/);
  });
});

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await met()) && Date.now() < deadline) await sleep(100);
}
