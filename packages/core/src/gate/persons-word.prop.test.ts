import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { decideGate } from "./decide.ts";
import { type Foreseen, personsWord } from "./persons-word.ts";

/** What a block is, and what of it is certain: a model's answer never is. */
const block = fc.constantFrom("prepare", "act", "rule", "e-invoice", "model");
type Block = "prepare" | "act" | "rule" | "e-invoice" | "model";
const flows = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
  fourEyes: fc.boolean(),
  /** Of each decision, the blocks that it was shown to let follow: whatever somebody might have been shown. */
  shown: fc.array(fc.array(fc.nat(8), { maxLength: 4 }), { minLength: 8, maxLength: 8 }),
});

function flowOf(blocks: readonly Block[], fourEyes: boolean): Pick<CompiledWorkflow, "blocks" | "document"> {
  const layers = blocks.map((one) => ({ layer: one === "prepare" || one === "act" ? one : "judge" }));
  return { blocks: layers, document: { review: { fourEyes } } } as unknown as CompiledWorkflow;
}

const calm = {
  confidence: 1,
  threshold: 0,
  stage: "assisted",
  stakes: "normal",
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
  auditRate: 0.05,
  draw: 0.5,
} as const;

/** Carries a case through a flow in the assisted stage; says what happened at each block. */
function walk({ blocks, fourEyes, shown }: fc.RecordValue<{ blocks: Block[]; fourEyes: boolean; shown: number[][] }>) {
  const flow = flowOf(blocks, fourEyes);
  let foreseen: Foreseen[] = [];
  return blocks.map((one, at) => {
    if (one === "prepare" || one === "act") return one;
    const spec = { name: `b${at}`, kind: one === "rule" ? "rule" : "extract" } as const;
    const certain = one !== "model";
    const word = certain ? personsWord(flow, { block: at, spec, value: "yes", foreseen }) : "before";
    const { route } = decideGate({ ...calm, certain, word });
    if (route !== "review") return "passed";
    foreseen = (shown[at] ?? []).map((block) => ({ block, judgment: `b${block}`, answers: ["yes"] }));
    return "asked";
  });
}

test("in the assisted stage nothing acts behind a judgment without a person's word in that case", () => {
  fc.assert(
    fc.property(flows, (flow) => {
      const happened = walk(flow);
      for (const [at, one] of happened.entries()) {
        const before = happened.slice(0, at);
        if (one !== "act" || !before.some((each) => each === "passed" || each === "asked")) continue;
        expect(before).toContain("asked");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a model is always asked about, and with four eyes the judgment before each act is", () => {
  fc.assert(
    fc.property(flows, (flow) => {
      const happened = walk(flow);
      for (const [at, one] of flow.blocks.entries()) {
        if (one === "model") expect(happened[at]).toBe("asked");
        const judged = flow.blocks.slice(0, at).findLastIndex((each) => each !== "prepare");
        const acted = flow.blocks[judged];
        if (one === "act" && flow.fourEyes && judged >= 0 && acted !== "act") expect(happened[judged]).toBe("asked");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a word stands for nothing outside the assisted stage, nor against an obstacle", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("draft", "shadow", "paused", "assisted", "live" as const),
      fc.constantFrom("before", "after" as const),
      fc.record({
        stakes: fc.constantFrom("normal", "high" as const),
        checksPassed: fc.boolean(),
        abstained: fc.boolean(),
        returned: fc.boolean(),
        closed: fc.boolean(),
      }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (stage, word, state, draw) => {
        const question = { ...calm, ...state, stage, certain: true, draw };
        const [without, withWord] = [decideGate(question), decideGate({ ...question, word })];
        const calmCase =
          state.stakes === "normal" && state.checksPassed && !state.abstained && !state.returned && !state.closed;
        if (stage !== "assisted" || !calmCase) expect(withWord).toEqual(without);
        else expect(withWord).toMatchObject({ wouldAutomate: true, route: expect.not.stringContaining("review") });
        expect(withWord.wouldAutomate).toBe(without.wouldAutomate);
      },
    ),
  );
});
