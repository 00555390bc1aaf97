import { clauseValue, noClauses } from "@surety/core/clause/clause-value";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { sampleContracts, sampleTypes } from "@surety/models/clause/sample-contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { readReview } from "../queries/read-review.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const contracts = ruleWorkflow({
  name: "contracts",
  input: {
    type: "object",
    required: ["text"],
    properties: { id: { type: "string" }, text: { type: "string", format: "multiline", maxLength: 100_000 } },
  },
  review: { undoSeconds: 0 },
  flow: [
    { judge: { terms: { clauses: { text: "{{ input.text }}", types: sampleTypes } } }, gate: { maxError: 0.2 } },
    {
      act: [
        {
          when: '"renewal" in terms.present',
          do: [{ assign: { queue: "{% for one in terms.found %}{{ one.quote }}|{% endfor %}" } }],
        },
        { otherwise: [] },
      ],
    },
  ] as WorkflowSource["flow"],
});

const label = ({ text, clauses }: ReturnType<typeof sampleContracts>[number]) => ({
  text,
  value: clauseValue(clauses),
});

describe("a judgment that finds clauses", () => {
  let house: TestHouse;
  const unseen = sampleContracts(12, 99);
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(contracts, owner);
    await house.commands.setStage("contracts", "assisted", owner);
    await house.commands.addLabels("contracts", "terms", sampleContracts(60, 1).map(label), owner);
    await finishJob(house.world, (await house.commands.startTraining("contracts", owner)).id);
  }, 240_000);
  afterAll(() => house.end());

  const arrive = async (text: string) => {
    const [arrival] = await house.send("contracts", { text });
    await house.commands.waitForCase(arrival?.caseId ?? "", 60_000);
    const [row] = await house.database.query<{ review: string; value: string; confidence: number; signals: object }>(
      `select r.id as review, j.value, j.confidence, j.signals from surety.reviews r
       join surety.judgments j on j.case_id = r.case_id where r.case_id = $1`,
      [arrival?.caseId],
    );
    return { caseId: arrival?.caseId ?? "", ...(row ?? expect.unreachable("the case waits for a person")) };
  };

  it("says where each stands, and how sure it is of each part", async () => {
    const contract = unseen.find(({ clauses }) => clauses.length === 3) ?? expect.unreachable("one has all");
    const { value, confidence, signals } = await arrive(contract.text);
    expect(value).toBe(clauseValue(contract.clauses));
    expect(confidence).toBeGreaterThan(0.3);
    expect(Object.keys(signals)).toEqual(expect.arrayContaining(sampleTypes));
  }, 120_000);

  it("measures each type on labels that the model has not seen", async () => {
    const [row] = await house.database.query<{ quality: { accuracy: { n: number }; perClass: { f1: number }[] } }>(
      "select quality from surety.models where workflow = 'contracts' and active",
    );
    expect(row?.quality.accuracy.n).toBeGreaterThan(10);
    expect(row?.quality.perClass.map(({ f1 }) => f1 > 0.8)).toEqual([true, true, true]);
  });

  it("takes a person's marks as the answer: rules act on them, and they are a label", async () => {
    const contract = unseen.find(({ clauses }) => clauses.some(({ type }) => type === "renewal"));
    const { text, clauses } = contract ?? expect.unreachable("one renews");
    const { review, caseId } = await arrive(`${text}\n\nExtension is possible once.`);
    const shown = await readReview(
      { database: house.database, definitions: house.world.definitions },
      review,
      owner.id,
    );
    expect(shown?.questions[0]).toMatchObject({ kind: "clauses", options: [], clauses: { types: sampleTypes } });
    const marked = shown?.questions[0]?.clauses?.text ?? "";
    const start = marked.indexOf("Extension is");
    const answer = clauseValue([
      ...clauses.filter(({ type }) => type === "audit"),
      { type: "renewal", start, end: marked.length },
    ]);
    const decide = (value: string) =>
      house.commands.decideReview(review, { answers: { terms: value } }, { ...owner, kind: "person" });
    await expect(decide("renewal 5-99999")).rejects.toMatchObject({ code: "bad-answer", field: "answers.terms" });
    await expect(decide("secrets 5-9")).rejects.toMatchObject({ code: "bad-answer", field: "answers.terms" });
    await decide(answer);
    await house.quiet();
    const [label] = await house.database.query<{ value: string; text: string }>(
      "select value, text from surety.labels where case_id = $1",
      [caseId],
    );
    expect(label).toEqual({ value: answer, text: marked });
    const [row] = await house.database.query<{ queue: string; answer: string }>(
      "select queue, answer from surety.cases where id = $1",
      [caseId],
    );
    expect(row?.queue).toContain("Extension is possible once.|");
    expect(row?.answer).toMatch(/^terms: .*renewal/);
  }, 120_000);

  it("takes labels that lie in their text, and no others", async () => {
    const add = (value: string) => house.commands.addLabels("contracts", "terms", [{ text: "Short.", value }], owner);
    await expect(add("renewal 0-7")).rejects.toMatchObject({
      code: "unknown-label",
      remedy: "renewal stands at 0 to 7, and the text has 6 characters.",
    });
    await expect(add("yes")).rejects.toMatchObject({ code: "unknown-label" });
    expect(await add(noClauses)).toEqual({ added: 1, skipped: 0 });
  });
});
