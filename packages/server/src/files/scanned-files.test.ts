import { Readable } from "node:stream";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredFile } from "@surety/core/wire/stored-document";
import { eicar, type FakeClamd, startFakeClamd } from "@surety/testing/fakes/fake-clamd";
import { houseApp } from "../http/house-app.ts";
import type { App } from "../http/app-env.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { owner, openTestHouse, ruleWorkflow, type TestHouse } from "../test-house.ts";

describe("a virus scanner", () => {
  let house: TestHouse;
  let clamd: FakeClamd;
  let app: App;
  let headers: Record<string, string>;
  let count = 0;

  beforeAll(async () => {
    clamd = await startFakeClamd({ mostBytes: 500_000 });
    house = await openTestHouse(undefined, { environment: { SURETY_SCANNER: `clamd://127.0.0.1:${clamd.port}` } });
    app = houseApp(house, { origin: "http://localhost:4747", version: "0.1.0", demo: false });
    const { key } = await openApiKeys(house.database).create({ name: "test", role: "reviewer" }, owner);
    headers = { authorization: `Bearer ${key}` };
    await house.commands.saveWorkflow(
      ruleWorkflow({
        name: "letters",
        input: {
          type: "object",
          required: ["letter"],
          properties: { letter: { type: "object", format: "document" } },
        },
        accept: "input.letter.size > 0",
        dedupe: { key: "input.letter.hash" },
        flow: [
          { prepare: { doc: { read: { document: "input.letter" } } } },
          { act: [{ otherwise: [{ assign: { queue: "{{ doc.text }}" } }] }] },
        ],
      }),
      owner,
    );
    await house.commands.setStage("letters", "live", owner);
  });
  afterAll(async () => {
    await house.end();
    await clamd.close();
  });

  /** Something new each time: what was scanned once is not scanned again. */
  const content = (text: string) => `${text} ${(count += 1)}`;
  const keep = (text: string) => house.files.add(Readable.from([Buffer.from(text)]), "letter.txt");
  const get = async (file: StoredFile, path = "") => {
    const answer = await app.request(`/api/v1/files/${file.hash}${path}`, { headers });
    return [answer.status, await answer.text()] as const;
  };
  const caseOf = async (id: string | null) =>
    (
      await house.database.query<{ status: string; waiting_for: string | null; retry_count: number }>(
        "select status, waiting_for, retry_count from surety.cases where id = $1",
        [id],
      )
    )[0];
  const lines = async (id: string | null) =>
    (
      await house.database.query<{ line: string }>(
        `select coalesce(e->>'title', t.title) as line from surety.timeline t
         left join json_array_elements(t.entries) e on true where case_id = $1`,
        [id],
      )
    ).map(({ line }) => line);

  it("looks at a file before anybody reads it, and once", async () => {
    const text = content("Dear all");
    const file = await keep(text);
    const [arrival] = await house.send("letters", { letter: { hash: file.hash } });
    await house.quiet();
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "done" });
    expect(await get(file)).toEqual([200, text]);
    expect(clamd.scanned.filter((one) => one.toString() === text)).toHaveLength(1);
  });

  it("has an infected file of a case shown to nobody, and says so in the case and in an alert", async () => {
    const { port } = clamd;
    await clamd.close();
    const file = await keep(content(eicar));
    // The case is here before the verdict.
    const [arrival] = await house.send("letters", { letter: { hash: file.hash } });
    const caseId = arrival?.caseId ?? null;
    await expect.poll(async () => (await caseOf(caseId))?.waiting_for, { timeout: 30_000 }).toBe("retry");
    clamd = await startFakeClamd({ mostBytes: 500_000, port });
    await expect.poll(async () => (await caseOf(caseId))?.waiting_for, { timeout: 60_000 }).toBe("review");
    expect(await lines(caseId)).toEqual(
      expect.arrayContaining([
        "A virus scanner found Eicar-Test-Signature in a document: it is in quarantine",
        expect.stringMatching(/doc is missing: A virus scanner has found Eicar-Test-Signature in the file/),
      ]),
    );
    const [status, body] = await get(file);
    expect([status, body]).toEqual([403, expect.stringContaining('"code":"file-infected"')]);
    expect((await get(file, "/pages"))[1]).toContain("nobody reads it");
    const folder = join(house.config.folder, "files");
    expect(await readdir(join(folder, "quarantine"))).toEqual([file.hash]);
    expect(await readdir(join(folder, file.hash.slice(0, 2)))).not.toContain(file.hash.slice(2));
    const alerts = await house.database.query<{ severity: string; title: string }>(
      "select severity, title from surety.alerts where workflow = 'letters'",
    );
    expect(alerts).toEqual([{ severity: "critical", title: expect.stringContaining("Eicar-Test-Signature") }]);
  });

  it("has an infected file refused that comes again", async () => {
    const text = content(eicar);
    const file = await keep(text);
    await expect(house.files.clear(file.hash)).rejects.toMatchObject({ code: "file-infected" });
    await keep(text);
    expect((await get(file))[0]).toBe(403);
    const [arrival] = await house.send("letters", { letter: { hash: file.hash } });
    expect(arrival).toMatchObject({
      fate: "invalid",
      problems: [{ field: "letter.hash", message: "A virus scanner has found Eicar-Test-Signature in this file." }],
    });
  });

  it("has files wait while it is away, and loses none", async () => {
    const { port } = clamd;
    await clamd.close();
    const text = content("Waiting");
    const file = await keep(text);
    const [arrival] = await house.send("letters", { letter: { hash: file.hash } });
    const caseId = arrival?.caseId ?? null;
    await expect.poll(async () => (await caseOf(caseId))?.waiting_for, { timeout: 30_000 }).toBe("retry");
    expect(await get(file)).toEqual([503, expect.stringContaining("waits for the virus scanner")]);
    expect(await lines(caseId)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^The file waits for the virus scanner\. .*clamd at 127/)]),
    );
    expect(await caseOf(caseId)).toMatchObject({ retry_count: 0 });
    const told = () =>
      house.database.query<{ title: string; facts: { what: string } }>(
        "select title, facts from surety.alerts where title like 'The virus scanner does not answer%'",
      );
    await house.clearance.scanWaiting();
    expect(await told()).toEqual([]);
    await house.database.query("update surety.files set received_at = now() - interval '6 minutes' where scan is null");
    await house.clearance.scanWaiting();
    await house.clearance.scanWaiting();
    expect(await told()).toMatchObject([
      { title: "The virus scanner does not answer: documents of letters wait", facts: { what: expect.any(String) } },
    ]);
    clamd = await startFakeClamd({ mostBytes: 500_000, port });
    await expect.poll(async () => (await caseOf(caseId))?.status, { timeout: 60_000 }).toBe("done");
    expect(await get(file)).toEqual([200, text]);
  });

  it("is away where it hangs up or talks nonsense", async () => {
    for (const fail of [() => clamd.hangUpNext(), () => clamd.replyNext("UNKNOWN COMMAND")]) {
      // The house looks at what waits by itself, so that the failure may be met by either.
      const file = await keep(content("Hello"));
      fail();
      await house.files.clear(file.hash).catch((error: unknown) => {
        expect(error).toMatchObject({ kind: "transient", code: "file-not-scanned" });
      });
      await expect.poll(() => house.files.clear(file.hash).then(() => "read")).toBe("read");
    }
  });

  it("says of a file that it will not look at that it is too large", async () => {
    const file = await keep(content("x".repeat(600_000)));
    const refused = { code: "file-not-scannable" };
    await expect(house.files.clear(file.hash)).rejects.toMatchObject(refused);
    await expect(house.files.read(file.hash)).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining("StreamMaxLength"),
    });
  });
});
