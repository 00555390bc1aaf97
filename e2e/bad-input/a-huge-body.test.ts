import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProject, removeProject } from "../new-project.ts";
import { apiOf, ownerKey } from "../surety-api.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";
import { sortingYaml } from "./sorting-workflow.ts";

const megabyte = 1_048_576;
/** What its peak may grow by, in MB, while 609 MB pass through its hands: measured 130 to 240, garbage collected late. */
const mostGrowth = 400;

/** A body that is made while it is sent, as a program that reads a disk would. */
function endless(megabytes: number): ReadableStream<Uint8Array> {
  let left = megabytes;
  const piece = new TextEncoder().encode(`{"text":"${"x".repeat(megabyte - 12)}"}\n`);
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
}

describe("a body of 50 MB", () => {
  let folder: string;
  let surety: SuretyProcess;
  let key: Record<string, string>;
  beforeAll(async () => {
    folder = await newProject({ "workflows/sorting.yaml": sortingYaml });
    surety = await startSurety({ folder });
    key = await ownerKey(surety);
  });
  afterAll(async () => {
    await surety.stop();
    await removeProject(folder);
  });

  const memory = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${surety.pid}/status`, "utf8"))?.[1]) / 1024;
  const post = (path: string, body: Uint8Array<ArrayBuffer> | ReadableStream | string, type: string) =>
    fetch(`${surety.origin}/api/v1/workflows/sorting/${path}`, {
      method: "POST",
      body,
      headers: { ...key, "content-type": type },
      duplex: "half",
    } as RequestInit);

  it.skipIf(process.platform !== "linux")("is refused with a way out, in flat memory", async () => {
    await post("cases", '{"text":"warm up"}', "application/json");
    const before = memory();
    const whole = new Uint8Array(50 * megabyte).fill(120);
    const once = async () => [
      await post("cases", whole, "application/json"),
      await post("cases", endless(50), "application/json"),
      await post("imports?format=jsonl", new Uint8Array(51 * megabyte), "application/x-ndjson"),
      await post("cases", endless(52), "application/x-ndjson"),
    ];
    const answers = [...(await once()), ...(await once()), ...(await once())];
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 413));
    for (const answer of answers) {
      const problem = (await answer.json()) as { code: string; detail: string; remedy: string };
      expect(problem).toMatchObject({ code: "body-too-large", detail: expect.stringMatching(/larger than \d+ MB/) });
      expect(problem.remedy).toMatch(/NDJSON|Split/);
    }
    expect(memory() - before).toBeLessThan(mostGrowth);
    const next = await apiOf(surety.origin, key).send("POST", "/workflows/sorting/cases", { text: "a bug" });
    expect(next.status).toBe(201);
  });
});
