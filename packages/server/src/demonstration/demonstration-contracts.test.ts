import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { arrivingContracts, type DemonstrationContract, templates } from "@surety/templates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { clausesText } from "../evaluate/clauses-text.ts";
import { evaluateClauses } from "../evaluate/evaluate-clauses.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { prepareDutyDesk } from "./duty-desk.ts";
import { contractFile } from "./play-contracts.ts";
import { sendFile } from "./play-documents.ts";
import { prepareContracts } from "./prepare-contracts.ts";

const workflow = "contract-clauses";
/** The same labels on each day that this runs, and so the same model. */
const today = "2026-11-30";
const quiet = {
  json: true,
  say: () => {},
  warn: () => {},
  answer: () => {},
  progress: () => ({ at: () => {}, end: () => {} }),
  fail: () => 70,
};

describe("contracts of the demonstration", { timeout: 300_000 }, () => {
  let house: TestHouse;
  let contracts: DemonstrationContract[];
  beforeAll(async () => {
    house = await openTestHouse();
    await prepareDutyDesk(house);
    await house.commands.saveWorkflow(templates.find(({ name }) => name === workflow)!.workflow, owner);
    await prepareContracts(house, quiet, today);
    contracts = arrivingContracts(today);
  }, 300_000);
  afterAll(() => house.end());

  const arrive = (some: readonly DemonstrationContract[]) =>
    Promise.all(some.map((one) => sendFile(house, workflow, contractFile(house, one))));
  const settled = () =>
    expect
      .poll(
        async () => {
          const open = await house.database.query(
            "select 1 from surety.cases where status in ('received', 'running') or waiting_for in ('undo', 'retry')",
          );
          return open.length;
        },
        { timeout: 200_000 },
      )
      .toBe(0);
  const readOf = async (name: string) => {
    const [row] = await house.database.query<{ id: string; status: string; text: string; value: string }>(
      `select c.id, c.status, c.data->'doc'->'value'->>'text' as text, j.value from surety.cases c
       left join surety.judgments j on j.case_id = c.id where c.input->'document'->>'name' = $1`,
      [name],
    );
    return row ?? expect.unreachable(`${name} arrived`);
  };

  it("go live with nothing missing, because there is a set that measures them", async () => {
    const [row] = await house.database.query<{ stage: string; live_override: object | null }>(
      "select stage, live_override from surety.workflows where name = $1",
      [workflow],
    );
    expect(row).toEqual({ stage: "live", live_override: null });
    // On a later start everything is there.
    await prepareContracts(house, quiet, today);
    const [{ n } = { n: 0 }] = await house.database.query<{ n: number }>(
      "select count(*)::int as n from surety.models",
    );
    expect(n).toBe(1);
  });

  it("are read as they were written, PDF and DOCX, and some are filed with what they ask for by a day", async () => {
    const digital = contracts.filter(({ scanned }) => !scanned).slice(0, 9);
    await arrive(digital);
    await settled();
    for (const { name, text } of digital) expect((await readOf(name)).text).toBe(text);
    const kept = await house.database.query<{ type: string; due: string | null; past: boolean }>(
      "select type, due::text as due, due <= $2::date as past from surety.obligations where workflow = $1",
      [workflow, today],
    );
    expect(kept.filter(({ due }) => due !== null).length).toBeGreaterThan(0);
    expect(kept.filter(({ past }) => past)).toEqual([]);
  });

  it("come on paper as well, and more than half of their words are read letter by letter", async () => {
    const [paper] = contracts.filter(({ scanned }) => scanned);
    await arrive([paper!]);
    await settled();
    const words = new Set((await readOf(paper!.name)).text.split(/\s+/));
    const printed = paper!.text.split(/\s+/);
    expect(printed.filter((word) => words.has(word)).length / printed.length).toBeGreaterThan(0.5);
  });

  it("are measured by type, with intervals, by surety eval with documents and on the frozen set", async () => {
    const folder = join(house.config.project, "contracts");
    await mkdir(folder);
    const some = contracts.filter(({ scanned }) => !scanned);
    for (const { name, file } of some) await writeFile(join(folder, name), file);
    const lines = some.map(({ name, text, clauses }) =>
      JSON.stringify({
        document: name,
        clauses: clauses.map(({ type, start, end }) => ({ type, quote: text.slice(start, end) })),
      }),
    );
    await writeFile(join(folder, "labels.jsonl"), `${lines.join("\n")}\n{"document":"gone.pdf","clauses":[]}\n`);
    const measured = await evaluateClauses(house, { workflow, judgment: undefined, folder }, { onProgress: () => {} });
    expect(measured).toMatchObject({ documents: some.length, leftOut: 0, unread: [{ name: "gone.pdf" }] });
    const [all] = measured.clauses;
    expect(all?.truth).toBe(some.flatMap(({ clauses }) => clauses).length);
    expect(all?.f1?.value).toBeGreaterThan(0.85);
    expect(all?.f1?.low).toBeLessThan(all?.f1?.value ?? 0);
    expect(clausesText(measured)).toMatch(/governing law +\d+ +\d+ +\d+\.\d \(\d/);

    const job = await house.commands.startSetEvaluation({ set: `${workflow}-frozen` }, owner);
    const { results } = (await finishJob(house.world, job.id)) as { results: { clauses: object[] }[] };
    expect(results[0]).toMatchObject({ all: { n: 50 }, values: [] });
    expect(results[0]?.clauses[0]).toMatchObject({ type: "all types", f1: { value: expect.any(Number) } });
  });
});
