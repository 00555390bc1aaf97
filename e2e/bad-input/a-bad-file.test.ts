import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "@surety/core/wire/workflow";
import { newProject, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";
import { sortingYaml } from "./sorting-workflow.ts";

interface Entry {
  fate: string;
  payload: unknown;
  problems: { field: string; message: string; remedy: string }[];
}

describe("a file that is not what it should be", () => {
  let folder: string;
  let surety: SuretyProcess;
  let key: Record<string, string>;
  let api: SuretyApi;
  beforeAll(async () => {
    const closed = sortingYaml.replace("name: sorting", "name: closed").replace("  - { id: file, file: {} }\n", "");
    folder = await newProject({ "workflows/sorting.yaml": sortingYaml, "workflows/closed.yaml": closed });
    surety = await startSurety({ folder });
    key = await ownerKey(surety);
    api = apiOf(surety.origin, key);
  });
  afterAll(async () => {
    await surety.stop();
    await removeProject(folder);
  });

  async function importFile(content: string | Buffer, format: "csv" | "jsonl"): Promise<Job> {
    const body = typeof content === "string" ? content : new Uint8Array(content);
    const address = `${surety.origin}/api/v1/workflows/sorting/imports?format=${format}`;
    const answer = await fetch(address, { method: "POST", body, headers: { ...key, "content-type": "text/csv" } });
    expect(answer.status).toBe(202);
    let job = (await answer.json()) as Job;
    for (; job.status === "running"; job = await api.call<Job>("GET", `/jobs/${job.id}`)) await sleep(20);
    return job;
  }
  /** How many of these ids have a case already. */
  const duplicates = async (ids: readonly string[]) => {
    const sent = await Promise.all(
      ids.map((id) => api.call<Entry>("POST", "/workflows/sorting/cases", { text: "a bug", id })),
    );
    return sent.filter((one) => one.fate === "duplicate").length;
  };
  const invalid = async () => (await api.call<{ items: Entry[] }>("GET", "/journal?fate=invalid&limit=200")).items;

  it("keeps a row that does not fit in the journal with its reason, and goes on with the others", async () => {
    const rows = [
      "text,id,amount",
      "a refund please,r-1,12",
      "no number,r-2,twelve",
      ",r-3,1",
      "a bug,r-4,3",
      "a refund please,r-1,12",
    ];
    const job = await importFile(rows.join("\n"), "csv");
    expect(job).toMatchObject({ status: "done", result: { accepted: 2, invalid: 2, duplicate: 1, filtered: 0 } });
    const reasons = (await invalid()).flatMap((one) => one.problems);
    expect(reasons.map((one) => one.field).toSorted()).toEqual(["amount", "text"]);
    expect(reasons.every((one) => one.message !== "" && one.remedy !== "")).toBe(true);
  });

  it.each([
    ["semicolons, as spreadsheets write where the comma is the decimal sign", ";", "s"],
    ["tabs", "\t", "t"],
  ])("takes in a file whose cells are separated by %s", async (_name, separator, prefix) => {
    const rows = [
      ["\uFEFFtext", "id", "amount"],
      ["a refund, please", `${prefix}-1`, "12"],
      ['"a bug\nin two lines"', `${prefix}-2`, "3"],
    ];
    const job = await importFile(rows.map((row) => row.join(separator)).join("\r\n"), "csv");
    expect(job).toMatchObject({ status: "done", result: { accepted: 2 } });
    expect(await duplicates([`${prefix}-1`, `${prefix}-2`])).toBe(2);
  });

  it("keeps lines that are not JSON, says so, and goes on with the others", async () => {
    const before = (await invalid()).length;
    const job = await importFile('{"text":"a bug"}\nnot json\n{"text": 7}\n{"text":"a refund"}', "jsonl");
    expect(job).toMatchObject({ status: "done", result: { accepted: 2, invalid: 2 } });
    const kept = await invalid();
    expect(kept.length - before).toBe(2);
    const told = kept.flatMap((one) => one.problems.map(({ message }) => message));
    expect(told).toContainEqual(expect.stringContaining("This line is not valid JSON"));
  });

  it("keeps a row with more cells than columns whole, instead of what fits of it", async () => {
    const rows = ["text,id,amount", "Hello, there is a bug,r-9,4", "a refund,r-10,5,,", 'the "bug" is back,r-11,6'];
    const job = await importFile(rows.join("\n"), "csv");
    expect(job).toMatchObject({ status: "done", result: { accepted: 2, invalid: 1 } });
    const [kept] = (await invalid()).filter((one) => Array.isArray(one.payload));
    expect(kept?.payload).toEqual(["Hello", " there is a bug", "r-9", "4"]);
    expect(kept?.problems).toMatchObject([{ message: expect.stringContaining("4 cells, but only 3 columns") }]);
  });

  it("says of a number that is too large for one that it is", async () => {
    await importFile("text,id,amount\na bug,r-12,1e400", "csv");
    const told = (await invalid()).flatMap((one) => one.problems.map(({ message }) => message));
    expect(told).toContain("It must be a number, but it is too large for one.");
  });

  it.each([
    [
      "a quotation mark that is never closed",
      'text,id\na bug,q-1\n"a refund,q-2\na bug,q-3\n',
      /after line 2 is never/,
    ],
    ["two columns of one name", "text,text\na bug,a refund\n", /Two columns are named "text"/],
    ["a column without a name", "text,,id\na bug,x,y\n", /Column 2 has no name/],
  ])("stops at %s, and says where", async (_, content, reason) => {
    const job = await importFile(content, "csv");
    expect(job).toMatchObject({ status: "failed", error: { code: "bad-csv", message: expect.stringMatching(reason) } });
    expect(job.error?.remedy).not.toBe("");
  });

  it.each([
    ["a picture", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(200_000)])],
    ["an Excel file", Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), randomBytes(200_000)])],
    ["zeros", Buffer.alloc(100_000)],
  ])("refuses %s that was sent as CSV or JSONL, and says what it should be", async (_, content) => {
    const before = (await invalid()).length;
    for (const format of ["csv", "jsonl"] as const) {
      const job = await importFile(content, format);
      expect(job).toMatchObject({ status: "failed", error: { code: "not-text" } });
      expect(job.error?.remedy).toMatch(/CSV or JSON Lines in UTF-8/);
    }
    expect((await invalid()).length).toBe(before);
  });

  it.each([
    ["an import into no workflow", "/none/imports?format=csv", "text/csv", "workflow-not-found"],
    ["an import where no files are taken", "/closed/imports?format=csv", "text/csv", "trigger-not-found"],
    ["lines for no workflow", "/none/cases", "application/x-ndjson", "workflow-not-found"],
    ["lines of which one is too long", "/sorting/cases", "application/x-ndjson", "body-too-large"],
  ])("lets a sender hear why %s is refused, who has megabytes left to send", async (_, path, type, code) => {
    const answer = await sendSlowly(path, type);
    expect(answer).toMatchObject({ code, remedy: expect.any(String) });
  });

  /** Twelve megabytes without a line break, by a program that writes all of it before it reads. */
  async function sendSlowly(path: string, type: string): Promise<unknown> {
    const sending = request(`${surety.origin}/api/v1/workflows${path}`, {
      method: "POST",
      headers: { ...key, "content-type": type },
    });
    const answered = once(sending, "response") as Promise<[IncomingMessage]>;
    for (let n = 0; n < 192; n += 1) if (!sending.write("x".repeat(65_536))) await once(sending, "drain");
    sending.end();
    return json((await answered)[0]);
  }

  it("has taken in the rows before the place where a file cannot be read", async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `a bug before the break,before-${n}`);
    const job = await importFile(`text,id\n${rows.join("\n")}\n"a refund,never closed\n`, "csv");
    expect(job).toMatchObject({ status: "failed", error: { message: expect.stringContaining("after line 301") } });
    expect(await duplicates(["before-0", "before-255", "before-299"])).toBe(3);
  });

  it("takes in a file that arrives slowly, long after the import was answered", async () => {
    const sending = request(`${surety.origin}/api/v1/workflows/sorting/imports?format=csv`, {
      method: "POST",
      headers: { ...key, "content-type": "text/csv" },
    });
    sending.write("text\na bug\n");
    const [answer] = (await once(sending, "response")) as [IncomingMessage];
    const { id } = (await json(answer)) as Job;
    // Longer than servers wait for the rest of a body that they take to be unwanted.
    await sleep(1000);
    sending.end("a refund\n");
    let job = await api.call<Job>("GET", `/jobs/${id}`);
    for (; job.status === "running"; job = await api.call<Job>("GET", `/jobs/${id}`)) await sleep(20);
    expect(job).toMatchObject({ status: "done", result: { accepted: 2 } });
  });

  it("ends an import whose sender goes away in the middle, and says so", async () => {
    const address = `${surety.origin}/api/v1/workflows/sorting/imports?format=csv`;
    const sending = request(address, { method: "POST", headers: { ...key, "content-type": "text/csv" } });
    sending.write("text\na bug\n");
    const [answer] = (await once(sending, "response")) as [IncomingMessage];
    const { id } = (await json(answer)) as Job;
    sending.destroy();
    let job = await api.call<Job>("GET", `/jobs/${id}`);
    for (; job.status === "running"; job = await api.call<Job>("GET", `/jobs/${id}`)) await sleep(20);
    expect(job).toMatchObject({ status: "failed", error: { code: "upload-broken" } });
  });

  it("has harmed nothing", async () => {
    expect((await api.send("POST", "/workflows/sorting/cases", { text: "a bug" })).status).toBe(201);
  });
});
