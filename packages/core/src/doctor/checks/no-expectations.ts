import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { rawInputs } from "../raw-inputs.ts";

export const noExpectations: Check = {
  code: "no-expectations",
  family: "no-preparation",
  severity: "risk",
  title: "Nothing says what a fit case looks like",
  looksFor: "A judgment with no `expect` before it, whose texts may be empty.",
  why: "An empty message gets an answer too, and the model is often sure of it.",
  fix: "Write what must hold, e.g. expect: ['size(text) >= 5']; what fails goes to a person.",
  example: {
    before: "- prepare: { text: { clean: { from: input.body } } }",
    after: "- prepare: { text: { clean: { from: input.body } } }\n  expect: ['size(text) >= 5']",
  },
  look: (patient) => {
    const { compiled, document } = patient;
    return patient.gates.flatMap(({ judgments, block }) => {
      const isExpected = compiled.blocks.some(
        (one) => one.layer === "prepare" && one.index < block && one.expect.length > 0,
      );
      const read = judgments.filter(asksModel).flatMap((one) => one.text.names);
      const raw = rawInputs(read, patient);
      const isFull = (name: string) =>
        document.input.required.includes(name) && (document.input.properties[name]?.minLength ?? 0) > 0;
      const areFull = raw.length > 0 && raw.every(({ path }) => isFull(path.split(".")[1] ?? ""));
      if (isExpected || areFull) return [];
      return [{ path: ["flow", block, "judge"], what: "Nothing is expected of the data before it is judged." }];
    });
  },
};
