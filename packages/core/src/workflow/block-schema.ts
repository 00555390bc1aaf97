import { z } from "zod";
import { action } from "./action-schema.ts";
import { cel, identifier } from "./document-parts.ts";
import { gatePolicy, judgment } from "./judgment-schema.ts";
import { prepareStep } from "./prepare-schema.ts";

/** Data is made ready; `expect` lists what must hold, and what fails goes down the exception path. */
export const prepareBlock = z.strictObject({
  prepare: z.record(identifier, prepareStep),
  expect: z.array(cel).max(50).default([]),
});

/** A model answers, always with a confidence, and the gate decides who may act on it. */
export const judgeBlock = z.strictObject({ judge: z.record(identifier, judgment), gate: gatePolicy.prefault({}) });

/** What people call the rule where they read what it would do. */
const ruleName = z.string().min(1).max(80).optional();

/** The first rule whose condition holds acts; `otherwise` is required last so that nothing falls through. */
export const actRule = z.union([
  z.strictObject({ name: ruleName, when: cel, do: z.array(action).min(1).max(20) }),
  z.strictObject({ name: ruleName, otherwise: z.array(action).max(20) }),
]);
export const actBlock = z.strictObject({ act: z.array(actRule).min(1).max(100) });

export const flowBlock = z.union([prepareBlock, judgeBlock, actBlock]);
export type PrepareBlock = z.output<typeof prepareBlock>;
export type JudgeBlock = z.output<typeof judgeBlock>;
export type ActBlock = z.output<typeof actBlock>;
export type ActRule = z.output<typeof actRule>;
export type FlowBlock = z.output<typeof flowBlock>;
