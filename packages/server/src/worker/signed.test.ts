import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../commands/commands.ts";
import { planBulk } from "../preview/plan-bulk.ts";
import { previewReview } from "../preview/preview-review.ts";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** A person says what it is; a rule follows from that by way of what is computed; then something is kept. */
function signed(name: string, review: object = {}, reviewWhen?: string): WorkflowSource {
  const classify = { classify: { text: "{{ input.text }}", labels: ["yes", "no"] }, models: ["local"] };
  const way = { rule: { cases: [{ when: 'twice == "yesyes"', value: "keep" }] } };
  return ruleWorkflow({
    name,
    review: { queue: "desk", undoSeconds: 0, ...review },
    flow: [
      { judge: { answer: classify } },
      { prepare: { twice: { compute: "answer.value + answer.value" } } },
      { judge: { way }, ...(reviewWhen === undefined ? {} : { gate: { maxError: 0.05, reviewWhen } }) },
      { act: [{ otherwise: [{ store: { record: "kept", data: { way: "way.value" } } }] }] },
    ] as unknown as WorkflowSource["flow"],
  });
}

/** What is kept last depends on what only the run looks up: no plan of the signature tells of it. */
function unseen(name: string, flow: readonly object[]): WorkflowSource {
  const classify = { classify: { text: "{{ input.text }}", labels: ["yes", "no"] }, models: ["local"] };
  const review = { queue: "desk", undoSeconds: 0 };
  return ruleWorkflow({ name, review, flow: [{ judge: { answer: classify } }, ...flow] as WorkflowSource["flow"] });
}
const look = (step: string) => ({ prepare: { [step]: { call: "look", with: { text: "input.text" } } } });
const rule = (when: string) => ({ judge: { way: { rule: { cases: [{ when, value: "keep" }] } } } });
const keep = { act: [{ otherwise: [{ store: { record: "kept", data: { way: "way.value" } } }] }] };

describe("what follows from a signature in the assisted stage", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(new Map([["look", async () => ({ ok: true })]]));
    const sources = [
      unseen("before", [rule('answer.value == "yes"'), look("found"), keep]),
      unseen("behind", [look("found"), rule('answer.value == "yes" && found.ok'), keep, look("more"), keep]),
      signed("plain"),
      signed("pair", { fourEyes: true }),
      signed("grave", { stakes: "high" }),
      signed("doubted", {}, 'input.text == "yes"'),
    ];
    for (const source of sources) {
      await house.commands.saveWorkflow(source, owner);
      await house.commands.setStage(source.name, "assisted", owner);
    }
  });
  afterAll(() => house.end());

  const arrive = async (workflow: string): Promise<string> => {
    const [arrival] = await house.send(workflow, { text: "yes" });
    await house.quiet();
    return arrival?.caseId ?? "";
  };
  const openReview = async (caseId: string): Promise<string> => {
    const [row] = await house.database.query<{ id: string }>(
      "select id from surety.reviews where case_id = $1 and kind <> 'audit' and status in ('open', 'claimed')",
      [caseId],
    );
    return row?.id ?? "";
  };
  const sign = async (
    caseId: string,
    answer: string,
    { by = reviewer, seen = true }: { by?: Actor; seen?: boolean } = {},
  ) => {
    const id = await openReview(caseId);
    const parts = { database: house.database, definitions: house.world.definitions, clock: house.world.clock };
    const preview = await previewReview(parts, id, by);
    const found = preview?.answers.find(({ answers }) => answers["answer"] === answer);
    const planHash = seen ? (preview?.plans[found?.plan ?? -1]?.hash ?? null) : null;
    await house.commands.decideReview(id, { answers: { answer }, planHash }, by);
    await house.quiet();
  };
  const stateOf = async (caseId: string) => {
    const [row] = await house.database.query(
      `select status, (select reason->>'code' from surety.judgments j where j.case_id = c.id and name = 'way') as way,
         (select count(*)::int from surety.records r where r.case_id = c.id) as kept,
         (select count(*)::int from surety.reviews r where r.case_id = c.id and kind <> 'audit') as asked
       from surety.cases c where id = $1`,
      [caseId],
    );
    return row;
  };

  it("is done where it was on screen, and nobody is asked again", async () => {
    const id = await arrive("plain");
    await sign(id, "yes");
    expect(await stateOf(id)).toEqual({ status: "done", way: "signed", kept: 1, asked: 1 });
  });

  it.each([
    ["where it was not on screen", "plain", "yes", false, "stage-assisted"],
    ["where the rule has no answer", "plain", "no", true, "abstained"],
    ["where the gate wants a look", "doubted", "yes", true, "check-failed"],
    ["where what is done is behind a lookup", "before", "yes", true, "stage-assisted"],
    ["where more is done behind another lookup", "behind", "yes", true, "stage-assisted"],
    ["where stakes are high", "grave", "yes", true, "high-stakes"],
  ])("is asked about %s, and nothing is done", async (_, workflow, answer, seen, way) => {
    const id = await arrive(workflow);
    await sign(id, answer, { seen });
    expect(await stateOf(id)).toEqual({ status: "waiting", way, kept: 0, asked: 2 });
  });

  it("is not told of a bulk, after which it is asked about", async () => {
    const ids = [await openReview(await arrive("plain"))];
    const request = { ids, verdict: "decide", answers: { answer: "yes" } } as unknown as Parameters<typeof planBulk>[1];
    const { plan } = await planBulk({ ...house.world, auditDraw: () => 0.999 }, request, reviewer);
    expect(plan).toMatchObject({ included: ids, effects: [], notes: [{ note: "Then the case is judged: way." }] });
  });

  it("is asked about with four eyes, whatever both have seen", async () => {
    const id = await arrive("pair");
    await sign(id, "yes");
    await sign(id, "yes", { by: colleague });
    expect(await stateOf(id)).toEqual({ status: "waiting", way: "stage-assisted", kept: 0, asked: 2 });
  });

  it("is asked about where the case was passed on before", async () => {
    const id = await arrive("plain");
    await house.commands.decideReview(await openReview(id), { answers: {}, verdict: "judge-again" }, reviewer);
    await house.quiet();
    await sign(id, "yes");
    expect(await stateOf(id)).toEqual({ status: "waiting", way: "returned", kept: 0, asked: 3 });
  });
});
