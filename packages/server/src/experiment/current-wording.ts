import type { ArmWording } from "@surety/core/experiment/plan-arms";
import type { Judged } from "../models/learned-judgments.ts";
import { notALanguageModel } from "./estimate-arm.ts";

/** What is in force: the first language model of the cascade, or of `others`, with the document's words. */
export function currentWording({ judgment }: Judged, others: readonly string[]): ArmWording {
  const model = [...judgment.models, ...others].find((name) => name !== "local");
  if (model === undefined) throw notALanguageModel("local");
  const { guidance, prompt, examples } = judgment.wording;
  return { model, prompt: prompt?.source ?? null, guidance, examples };
}
