import { describe, expect, it } from "vitest";
import { seededRandom } from "../../statistics/seeded-random.ts";
import type { ValueType } from "../../expression/value-type.ts";
import { compileWorkflow } from "../../workflow/compile-workflow.ts";
import { parseWorkflow } from "../../workflow/parse-workflow.ts";
import { examine } from "../examine.ts";
import { clinic } from "../clinic.fixture.ts";
import { goodDesign } from "../good-designs.fixture.ts";
import { fitRules } from "./fit-rules.ts";
import type { LabelledCase } from "./labelled-case.ts";
import { ruleYaml } from "./rule-yaml.ts";

const names: Record<string, ValueType> = {
  input: {
    kind: "object",
    fields: {
      kind: { kind: "string" },
      total: { kind: "number" },
      body: { kind: "string" },
      tags: { kind: "list", of: { kind: "string" } },
    },
  },
  customer: { kind: "dyn" },
};
const random = seededRandom(3);
const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
const fit = (cases: readonly LabelledCase[], model: { right: number; of: number } | null = null) =>
  fitRules({ judgment: "answer", cases, names, maxError: 0.02, model });

function cases(many: number, label: (input: Record<string, unknown>, customer: unknown) => string): LabelledCase[] {
  return Array.from({ length: many }, () => {
    const input = {
      kind: pick(["invoice", "reminder", "order", "other"]),
      total: Math.floor(random() * 1000),
      body: `${pick(["please", "hello"])} ${pick(["CANCEL", "cancel", "keep", "change"])} ${pick(["contract", "order"])} ${random()}`,
      tags: random() < 0.4 ? ["vip", "old"] : ["new"],
    };
    const customer = random() < 0.2 ? null : { tier: pick(["gold", "basic"]), "ship-to": pick(["DE", "FR"]) };
    return { scope: { input, customer }, label: label(input, customer) };
  });
}

describe("a fitted rule", () => {
  it("is a list with one line for each value", () => {
    const { whole } = fit(cases(2000, ({ kind }) => String(kind)));
    expect(whole?.cases.map(({ value }) => value).sort()).toEqual(["invoice", "order", "other", "reminder"]);
    expect(whole?.cases.at(-1)?.when).toBe("true");
    expect(whole?.agreement).toBe(1);
  });

  it("finds a number that people can remember", () => {
    const { whole } = fit(cases(3000, ({ total }) => (Number(total) > 500 ? "large" : "small")));
    expect(whole?.cases[0]?.when).toMatch(/^input\.total (> 500|<= 500)$/);
  });

  it("finds a word whatever its case", () => {
    const { whole } = fit(cases(2000, ({ body }) => (/cancel/i.test(String(body)) ? "goodbye" : "stay")));
    expect(whole?.cases).toEqual([
      { when: 'input.body.lowerAscii().contains("cancel")', value: "goodbye" },
      { when: "true", value: "stay" },
    ]);
  });

  it("reads what a lookup found, under any name, and whether it found anything", () => {
    const found = fit(cases(2000, (_, customer) => (customer === null ? "unknown" : "known"))).whole;
    expect(found?.agreement).toBe(1);
    const shipped = fit(
      cases(2000, (_, customer) =>
        (customer as { "ship-to": string } | null)?.["ship-to"] === "FR" ? "abroad" : "home",
      ),
    );
    expect(shipped.whole?.cases[0]?.when).toBe('customer["ship-to"] == "FR"');
  });

  it("reads lists", () => {
    const { whole } = fit(cases(2000, ({ tags }) => ((tags as string[]).includes("vip") ? "first" : "later")));
    expect(whole?.cases[0]?.when).toMatch(/"(vip|old|new)" in input\.tags|size\(input\.tags\)/);
    expect(whole?.agreement).toBe(1);
  });

  it("says of one answer what it is, rather than what the others are", () => {
    const labelled = cases(3000, ({ kind }) =>
      kind === "invoice" || kind === "order" ? "book" : `ask ${Math.floor(random() * 3)}`,
    );
    const twoKinds = labelled.map(({ label }) => ({
      scope: { input: { kind: label === "book" ? "known" : "other" } },
      label,
    }));
    expect(fit(twoKinds).slices.map((slice) => slice.cases)).toEqual([
      [{ when: 'input.kind == "known"', value: "book" }],
    ]);
  });

  it("is the same every time", () => {
    const labelled = cases(800, ({ kind, total }) => (kind === "invoice" && Number(total) > 300 ? "check" : "book"));
    expect(fit(labelled)).toEqual(fit(labelled));
  });

  it("is not fitted on a handful of labels", () => {
    expect(fit(cases(40, ({ kind }) => String(kind)))).toEqual({ whole: null, slices: [] });
  });

  it("is found among 5,000 labels of many classes and long texts", () => {
    const filler = Array.from({ length: 250 }, (_, at) => `word${at}`).join(" ");
    const labelled = cases(5000, ({ kind, total }) => `${String(kind)}-${Number(total) % 5}`).map(
      ({ scope, label }) => ({
        scope: { ...scope, input: { ...(scope["input"] as object), body: `${filler} ${random()}` } },
        label,
      }),
    );
    // How long it takes is no test's business; one that explodes runs into the limit.
    expect(fit(labelled).whole ?? fit(labelled).slices.length).toBeTruthy();
  }, 60_000);
});

describe("a rule in the document", () => {
  const tickets = goodDesign("tickets");
  const labelled = cases(2000, ({ kind }) => (kind === "invoice" ? "billing" : "bug")).map(({ scope, label }) => {
    const { kind } = scope["input"] as { kind: string };
    return { scope: { input: { subject: kind, body: "text" }, text: "text" }, label };
  });
  const diagnose = (right: number) =>
    examine(compileWorkflow(parseWorkflow(tickets), clinic), {
      examples: { intent: labelled.map((one, at) => (at % 20 === 0 ? { ...one, label: "refund" } : one)) },
      models: { intent: { ageDays: 1, trainedOn: 500, labelsSince: 0, heldOut: { right, of: 1000 } } },
    }).findings;

  it("is proposed where it is as good as the model, although it misses the target", () => {
    const [finding] = diagnose(900);
    expect(finding).toMatchObject({ code: "rule-fits-labels", path: "/flow/1/judge/intent" });
    expect(finding?.rule?.agreement).toBeGreaterThan(0.92);
  });

  it("is not proposed where the model is better", () => {
    expect(diagnose(990)).toEqual([]);
  });

  it("can be pasted in place of the model", () => {
    const rule = diagnose(900)[0]?.rule;
    expect(ruleYaml(rule!)).toMatch(/^intent:\n {2}rule:\n {4}cases:\n {6}- when: input.subject [!=]= "?invoice"?/);
    const document = structuredClone(tickets);
    const block = document.flow[1]!;
    if ("judge" in block) block.judge["intent"] = { rule: { cases: rule!.cases.map((one) => ({ ...one })) } };
    document.flow[2] = { act: [{ otherwise: [{ assign: { queue: "{{ intent.value }}" } }] }] };
    expect(() => compileWorkflow(parseWorkflow(document), clinic)).not.toThrow();
  });
});
