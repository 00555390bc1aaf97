import { createHash } from "node:crypto";
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { owner, openTestHouse, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { claim } from "./claims.ts";
import { placeOf } from "./folder-place.ts";
import { watchFolders } from "./watch-folders.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const minute = 60_000;

describe("a watched folder", () => {
  let house: TestHouse;
  let now = new Date();
  let folder: string;
  let count = 0;
  let name: string;

  beforeAll(async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "surety-folders-"));
    house = await openTestHouse(undefined, {
      clock: { now: () => now },
      environment: { SURETY_FOLDERS: elsewhere, SURETY_LARGEST_FILE_MB: "1" },
    });
  });
  afterAll(async () => {
    await house.end();
    await rm(house.config.folders[0] ?? "", { recursive: true, force: true });
  });
  beforeEach(async () => {
    count += 1;
    name = `intake-${count}`;
    folder = join(house.config.project, "in", name);
    await mkdir(folder, { recursive: true });
  });

  const save = (changes: Partial<WorkflowSource> = {}, at = `in/${name}`) =>
    house.commands.saveWorkflow(
      ruleWorkflow({
        name,
        title: "Intake",
        input: {
          type: "object",
          required: ["document"],
          properties: { document: { type: "object", format: "document" }, source: { type: "string" } },
        },
        triggers: [{ id: "scans", folder: { path: at, files: ["*.pdf"] } }],
        accept: "input.document.size > 3",
        dedupe: { key: "input.document.hash" },
        flow: [{ act: [{ otherwise: [{ assign: { queue: "invoices" } }] }] }],
        ...changes,
      }),
      owner,
    );
  const put = (file: string, text: string) => writeFile(join(folder, file), text);
  /** Looks twice with a minute between, so that what lies there has been steady; the house's own looks may be faster. */
  const look = async (until: () => Promise<void>) => {
    await expect
      .poll(
        async () => {
          await watchFolders(house.folders);
          now = new Date(now.getTime() + minute);
          await watchFolders(house.folders);
          return until().then(
            () => "as it should be",
            (error: Error) => error.message,
          );
        },
        { timeout: 30_000 },
      )
      .toBe("as it should be");
  };
  const holds = async (part: string, names: string[]) =>
    expect((await readdir(join(folder, part))).toSorted()).toEqual(names);
  const lies = async (names: string[]) =>
    expect((await readdir(folder)).filter((one) => !["done", "refused", "taking"].includes(one))).toEqual(names);
  const cases = () =>
    house.database.query<{ id: string; input: Record<string, unknown> }>(
      "select id, input from surety.cases where workflow = $1 order by received_at, id",
      [name],
    );
  const alerts = () =>
    house.database.query<{ title: string; facts: { what: string } }>(
      "select title, facts from surety.alerts where workflow = $1 and kind = 'files-refused' order by created_at",
      [name],
    );

  it("makes each file one case and puts it into done", async () => {
    await save();
    await put("march.pdf", "%PDF-1.4 march");
    await put("notes.txt", "not asked for");
    await look(() => holds("done", ["march.pdf"]));
    const document = { hash: sha256("%PDF-1.4 march"), name: "march.pdf", type: "application/pdf", size: 14 };
    expect((await cases()).map(({ input }) => input)).toEqual([{ document }]);
    await lies(["notes.txt"]);
    await holds("taking", []);
    const [event] = await house.database.query<{ trigger_id: string; fate: string }>(
      "select trigger_id, fate from surety.events where workflow = $1",
      [name],
    );
    expect(event).toEqual({ trigger_id: "scans", fate: "accepted" });
  });

  it("maps what is known of a file to the input", async () => {
    const map = { document: "event.document", source: "event.name" };
    await save({ triggers: [{ id: "scans", folder: { path: `in/${name}` }, map }] });
    await put("Über 1.pdf", "%PDF-1.4 mapped");
    await look(() => holds("done", ["Über 1.pdf"]));
    expect((await cases())[0]?.input).toMatchObject({ source: "Über 1.pdf", document: { name: "Über 1.pdf" } });
  });

  it("waits for what is still being written, and for what is called unfinished", async () => {
    await save();
    const still = now;
    await put("slow.pdf", "%PDF-1.4 half");
    await put("slow2.pdf.part", "%PDF-1.4 half");
    await watchFolders(house.folders);
    await watchFolders(house.folders);
    await lies(["slow.pdf", "slow2.pdf.part"]);
    await put("slow.pdf", "%PDF-1.4 half and the other half");
    now = new Date(still.getTime() + minute);
    await watchFolders(house.folders);
    expect(await cases()).toEqual([]);
    await look(() => holds("done", ["slow.pdf"]));
    expect((await cases()).map(({ input }) => input["document"])).toEqual([
      expect.objectContaining({ hash: sha256("%PDF-1.4 half and the other half") }),
    ]);
    await rename(join(folder, "slow2.pdf.part"), join(folder, "slow2.pdf"));
    await look(() => holds("done", ["slow.pdf", "slow2.pdf"]));
  });

  it("says beside a file why it was refused, and tells it in one alert", async () => {
    await save();
    await put("big.pdf", `%PDF-1.4${"x".repeat(1_048_576)}`);
    await put("huge.pdf", `%PDF-1.4${"y".repeat(1_048_576)}`);
    await put("tiny.pdf", "x");
    await look(() =>
      holds("refused", [
        "big.pdf",
        "big.pdf.reason.txt",
        "huge.pdf",
        "huge.pdf.reason.txt",
        "tiny.pdf",
        "tiny.pdf.reason.txt",
      ]),
    );
    const reason = (file: string) => readFile(join(folder, "refused", `${file}.reason.txt`), "utf8");
    expect(await reason("big.pdf")).toMatch(/larger than 1 MB\. .*SURETY_LARGEST_FILE_MB/);
    expect(await reason("tiny.pdf")).toContain("input.document.size > 3");
    const told = await alerts();
    expect(told.map(({ title }) => title)).toEqual([expect.stringContaining("2 files refused")]);
    expect(told[0]?.facts.what).toMatch(/^big\.pdf: The file is larger.*\nhuge\.pdf: /);
    expect(await cases()).toEqual([]);
  });

  it("knows a document that was put there again, and replaces no file of that name", async () => {
    await save();
    await put("a.pdf", "%PDF-1.4 again");
    await look(() => holds("done", ["a.pdf"]));
    await put("a.pdf", "%PDF-1.4 again");
    await look(() => holds("done", ["a (2).pdf", "a (2).pdf.reason.txt", "a.pdf"]));
    const [first, ...others] = await cases();
    expect(others).toEqual([]);
    expect(await readFile(join(folder, "done", "a (2).pdf.reason.txt"), "utf8")).toContain(`is case ${first?.id}`);
    await put("a.pdf", "%PDF-1.4 another one");
    await look(() => holds("done", ["a (2).pdf", "a (2).pdf.reason.txt", "a (3).pdf", "a.pdf"]));
    expect(await cases()).toHaveLength(2);
  });

  it("carries on from wherever it was ended, with one case for each file", async () => {
    await save();
    const place = await placeOf(house.folders.roots, folder);
    if (typeof place === "string") throw new Error(place);
    const claimed = async (file: string) => {
      await put(file, `%PDF-1.4 ${file}`);
      const one = await claim(place, file);
      if (one === null) throw new Error("not claimed");
      return one;
    };
    // Ended after the folder of a claim was made.
    await mkdir(join(place.taking, "0190aaaa-0000-7000-8000-000000000001"));
    await put("0.pdf", "%PDF-1.4 0.pdf");
    // After the claim.
    await claimed("1.pdf");
    const kept = async (one: { id: string; name: string }) => {
      const { hash } = await house.files.add(Readable.from([Buffer.from(`%PDF-1.4 ${one.name}`)]), one.name);
      const events = [{ payload: { document: { hash } }, idempotencyKey: `folder:${one.id}` }];
      await house.folders.accept({ workflow: name, trigger: "scans", kind: "folder", events });
    };
    // After the event was kept.
    await kept(await claimed("2.pdf"));
    // After the file had its new name, before it lost its old one.
    const three = await claimed("3.pdf");
    await kept(three);
    await link(three.path, join(place.done, "3.pdf"));
    // After the file lost its old name, before the folder of its claim was removed.
    const four = await claimed("4.pdf");
    await kept(four);
    await rename(four.path, join(place.done, "4.pdf"));
    await look(() => holds("done", ["0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf"]));
    await holds("taking", []);
    const hashes = (await cases()).map(({ input }) => (input["document"] as { hash: string }).hash);
    const each = ["0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf"].map((one) => sha256(`%PDF-1.4 ${one}`));
    expect(hashes.toSorted()).toEqual(each.toSorted());
  });

  it("gives a file to one of many that reach for it", async () => {
    const place = await placeOf(house.folders.roots, folder);
    if (typeof place === "string") throw new Error(place);
    await put("wanted.pdf", "%PDF-1.4 wanted");
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim(place, "wanted.pdf")));
    expect(claims.filter((one) => one !== null)).toHaveLength(1);
    expect(await readdir(place.taking)).toHaveLength(1);
  });

  it("follows no link, and tells once what it cannot take", async () => {
    await save();
    const secret = join(house.config.project, "secret.pdf");
    await writeFile(secret, "%PDF-1.4 secret");
    await symlink(secret, join(folder, "link.pdf"));
    await put("good.pdf", "%PDF-1.4 good");
    const unreadable = process.getuid?.() !== 0;
    await put("locked.pdf", "%PDF-1.4 locked");
    if (unreadable) await chmod(join(folder, "locked.pdf"), 0o000);
    await look(() => holds("done", unreadable ? ["good.pdf"] : ["good.pdf", "locked.pdf"]));
    await watchFolders(house.folders);
    const told = await alerts();
    expect(told).toHaveLength(1);
    expect(told[0]?.facts.what).toContain("link.pdf: it is a link");
    expect((await stat(secret)).size).toBe(15);
    if (!unreadable) return;
    expect(told[0]?.facts.what).toContain("locked.pdf: the account that Surety runs as may not read it");
    await chmod(join(folder, "locked.pdf"), 0o600);
    await look(() => holds("done", ["good.pdf", "locked.pdf"]));
  });

  it("watches nothing outside of what is allowed", async () => {
    const allowed = join(house.config.folders[0] ?? "", "scans");
    await mkdir(allowed);
    await save({}, allowed);
    await writeFile(join(allowed, "b.pdf"), "%PDF-1.4 from elsewhere");
    await look(async () => expect(await readdir(join(allowed, "done"))).toEqual(["b.pdf"]));
    const outside = await mkdtemp(join(tmpdir(), "surety-outside-"));
    await symlink(outside, join(folder, "way-out"));
    await writeFile(join(outside, "c.pdf"), "%PDF-1.4 outside");
    await save({}, `in/${name}/way-out`);
    await look(async () =>
      expect((await alerts()).map(({ facts }) => facts.what)).toEqual([
        expect.stringContaining("outside of the project and of what SURETY_FOLDERS allows"),
      ]),
    );
    expect(await readdir(outside)).toEqual(["c.pdf"]);
    await rm(outside, { recursive: true });
  });

  it.each([
    ["in/../../etc", undefined, "bad-folder"],
    [".", undefined, "bad-folder"],
    ["in", { source: "event.name" }, "missing-field"],
  ])("refuses a folder %j with a map of %j when it is saved", async (path, map, code) => {
    const trigger = { id: "scans", folder: { path }, ...(map !== undefined && { map }) };
    await expect(save({ triggers: [trigger] })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code })]),
    });
  });

  it("asks for a map where an input has no one place for a file", async () => {
    const input: WorkflowSource["input"] = {
      type: "object",
      required: ["source"],
      properties: { source: { type: "string" } },
    };
    await expect(save({ input, accept: 'input.source != ""', dedupe: { key: "input.source" } })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: "folder-needs-map" })],
    });
  });
});
