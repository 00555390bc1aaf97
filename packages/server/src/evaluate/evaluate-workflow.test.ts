import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemonstrationTicket, readTickets, templates } from "@surety/templates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followJob } from "../cli/follow-job.ts";
import { openTerminal } from "../cli/terminal.ts";
import { prepareCrm } from "../demonstration/demonstration-crm.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import type { EvaluationAims } from "./evaluation.ts";
import { evaluationText } from "./evaluation-text.ts";
import { evaluateWorkflow } from "./evaluate-workflow.ts";

const workflow = "support-triage";
const aims: EvaluationAims = {
  targets: [0.05, 0.5],
  assurance: 0.9,
  none: undefined,
  columns: {},
  onProgress: () => {},
};

let house: TestHouse;
let tickets: DemonstrationTicket[];
beforeAll(async () => {
  house = await openTestHouse();
  tickets = shortest(await readTickets(), 240);
  await prepareCrm(house);
  const triage = templates.filter(({ workflow }) => workflow.name === "support-triage");
  for (const { workflow } of triage) await house.commands.saveWorkflow(workflow, owner);
}, 60_000);
afterAll(() => house.end());

/** Short texts are embedded quickly; every third of each kind is a fair mix of classes. */
function shortest(all: readonly DemonstrationTicket[], count: number): DemonstrationTicket[] {
  return all
    .filter(({ ambiguous }) => ambiguous !== true)
    .toSorted((a, b) => a.body.length - b.body.length)
    .slice(0, count);
}

async function fileOf(name: string, rows: readonly object[]): Promise<string> {
  const file = join(house.config.project, name);
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  return file;
}

const evaluate = (data: string, train?: string) =>
  evaluateWorkflow(house, { workflow, judgment: undefined, data: [data], train: train ? [train] : undefined }, aims);

describe("evaluateWorkflow", () => {
  it("needs a model in force where the labels are those of the judgment", async () => {
    const file = await fileOf("before.jsonl", tickets.slice(0, 5));
    await expect(evaluate(file)).rejects.toThrow("The local model of intent has not been trained yet.");
  });

  it("measures the model in force on rows that are no labels of the workflow", async () => {
    const learned = tickets.slice(0, 160);
    const items = learned.map(({ id, subject, body, intent }) => ({
      text: `${subject}\n${body}`,
      value: intent,
      externalId: id,
    }));
    await house.commands.addLabels(workflow, "intent", items, owner);
    const job = await house.commands.startTraining(workflow, owner);
    await followJob(house, job, { ...openTerminal([]), progress: () => ({ at: () => {}, end: () => {} }) }, "Training");
    const known = await fileOf("known.jsonl", learned);
    await expect(evaluate(known)).rejects.toThrow(`${known}, line 1: every row is among the labels`);
    const result = await evaluate(await fileOf("tickets.jsonl", tickets.slice(100)));
    expect(result).toMatchObject({
      model: "in force",
      judgment: "intent",
      leftOut: 60,
      n: 80,
      none: "none",
      stepsLeftOut: ["customer"],
      notJudged: [],
      trainingSeconds: null,
    });
    expect(result.accuracy).toBeGreaterThan(0.3);
    expect(result.automation).toHaveLength(2);
    expect(evaluationText(result)).toContain("60 rows are left out");
  }, 90_000);

  it("learns the labels of a file that has others, from a part of it or from another file", async () => {
    const rows = tickets.map(({ subject, body, language }) => ({ title: subject, text: body, label: language }));
    const split = await evaluate(await fileOf("languages.jsonl", rows));
    expect(split).toMatchObject({ model: "retrained for this evaluation", classes: 2, leftOut: 0, none: null });
    expect(split.n).toBeLessThan(rows.length / 2);
    expect(split.trainingSeconds).toBeGreaterThan(0);
    expect(split.thresholdsFrom).toContain("held back");
    const train = await fileOf("learn.jsonl", rows.slice(0, 120));
    const apart = await evaluate(await fileOf("measure.jsonl", rows.slice(110)), train);
    expect(apart).toMatchObject({ trainingLabels: 120, leftOut: 10, n: 120 });
    expect(apart.thresholdsFrom).toContain("out-of-fold");
    const models = await house.database.query("select 1 from surety.models where workflow = $1", [workflow]);
    expect(models).toHaveLength(1);
  }, 90_000);

  it("refuses cases that are learned from too, and files too small to split", async () => {
    const rows = tickets.map(({ body, language }) => ({ text: body, label: language }));
    const file = await fileOf("same.jsonl", rows);
    await expect(evaluate(file, file)).rejects.toThrow(`${file}, line 1: every row is learned from too.`);
    const small = await fileOf("small.jsonl", [
      { text: "uno", label: "es" },
      { text: "due", label: "it" },
    ]);
    await expect(evaluate(small)).rejects.toThrow(/too few rows|cannot be trained/);
  });

  it("refuses a judgment that is not there", async () => {
    const data = [await fileOf("some.jsonl", tickets.slice(0, 5))];
    const asked = evaluateWorkflow(house, { workflow, judgment: "mood", data, train: undefined }, aims);
    await expect(asked).rejects.toMatchObject({ code: "judgment-not-found", remedy: "It has: intent." });
  });
});
