import { UserError } from "@surety/core/errors/user-error";
import type { ArmWording } from "@surety/core/experiment/plan-arms";
import type { Judged } from "../models/learned-judgments.ts";

/** What is in force: the first language model of the cascade, or of `others`, with the document's words. */
export function currentWording({ judgment }: Judged, others: readonly string[]): ArmWording {
  const model = [...judgment.models, ...others].find((name) => name !== "local");
  if (model === undefined) throw nothingSpoken();
  const { guidance, prompt, examples, agreement } = judgment.wording;
  return { model, prompt: prompt?.source ?? null, guidance, examples, agreement };
}

function nothingSpoken(): UserError {
  return new UserError({
    code: "unknown-model",
    field: "models",
    message: "There is no language model to compare with: the judgment asks the local model alone.",
    remedy:
      "Name one as CONNECTION/MODEL beside local; it stands for what is in force. How good local is: surety eval.",
  });
}
