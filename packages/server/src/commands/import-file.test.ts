import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "@surety/core/wire/workflow";
import { readJob } from "../queries/read-job.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

describe("a file that breaks off while it arrives", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    const triggers = [
      { id: "api", api: {} },
      { id: "file", file: { formats: ["csv" as const, "jsonl" as const] } },
    ];
    await house.commands.saveWorkflow(ruleWorkflow({ triggers }), owner);
  });
  afterAll(() => house.end());

  /** The job of a file of which only this came. */
  async function broken(format: "csv" | "jsonl", came: string): Promise<Job> {
    const content = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (came === "") return controller.error(new Error("the connection was closed"));
          controller.enqueue(new TextEncoder().encode(came));
          came = "";
        },
      },
      { highWaterMark: 0 },
    );
    let job = await house.commands.startImport({ workflow: "sorting", format, content, bytes: null }, owner);
    for (; job.status === "running"; job = (await readJob(house.database, job.id)) as Job) await sleep(20);
    return job;
  }

  it.each([
    ["csv", "text,id\na bug,csv-1\na bug,csv-2\na bug that stops in the mid"],
    ["jsonl", '{"text":"a bug","id":"jsonl-1"}\n{"text":"a bug","id":"jsonl-2"}\n{"text":"a bug that stops in the mid'],
  ] as const)("as %s: says so, and has taken in the rows that had come", async (format, came) => {
    const job = await broken(format, came);
    expect(job).toMatchObject({ status: "failed", error: { code: "upload-broken" } });
    const again = await house.send(
      "sorting",
      { text: "a bug", id: `${format}-1` },
      { text: "a bug", id: `${format}-2` },
    );
    expect(again.map((one) => one.fate)).toEqual(["duplicate", "duplicate"]);
  });
});
