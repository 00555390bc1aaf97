import { canonicalJson } from "../workflow/canonical-json.ts";
import type { ExampleRule } from "../language/prompt-schema.ts";
import type { ExperimentRequest } from "../wire/experiment.ts";

/** How a judgment asks one language model. */
export interface ArmWording {
  model: string;
  prompt: string | null;
  guidance: string | null;
  examples: ExampleRule | null;
}

export interface ArmPlan extends ArmWording {
  name: string;
  promptName: string;
  current: boolean;
}

/** What the prompt in force is called where nobody gave it a name. */
export const currentPrompt = "in force";

/**
 * Every model with every prompt and every choice of examples, each once. What is in force comes first, asked for or not:
 * the others are compared with it.
 */
export function planArms(
  current: ArmWording,
  request: Pick<ExperimentRequest, "models" | "prompts" | "examples">,
): ArmPlan[] {
  const models = request.models.length === 0 ? [current.model] : request.models;
  const prompts = request.prompts.length === 0 ? [{ name: currentPrompt }] : request.prompts;
  const choices = request.examples.length === 0 ? [current.examples] : request.examples;
  const wanted = models.flatMap((model) =>
    prompts.flatMap(({ name, prompt = current.prompt, guidance = current.guidance }) =>
      choices.map((examples) => ({ promptName: name, model, prompt, guidance, examples })),
    ),
  );
  const named = wanted.find((one) => sameWording(one, current))?.promptName ?? currentPrompt;
  const all = [{ ...current, promptName: named }, ...wanted];
  const first = new Map(all.toReversed().map((one) => [contentOf(one), one]));
  const distinct = all.filter((one) => first.get(contentOf(one)) === one);
  const several = new Set(distinct.map(({ examples }) => examplesWords(examples))).size > 1;
  return distinct.map((one, at) => ({ ...one, name: nameOf(one, several), current: at === 0 }));
}

/** `4 nearest examples`, `no examples`. */
export const examplesWords = (rule: ExampleRule | null): string =>
  rule === null ? "no examples" : `${rule.count} ${rule.choose} ${rule.count === 1 ? "example" : "examples"}`;

const contentOf = ({ model, prompt, guidance, examples }: ArmWording): string =>
  canonicalJson({ model, prompt, guidance, examples });
const sameWording = (one: ArmWording, other: ArmWording): boolean =>
  one.prompt === other.prompt && one.guidance === other.guidance;

const nameOf = ({ promptName, model, examples }: Omit<ArmPlan, "name" | "current">, several: boolean): string =>
  [promptName, model, ...(several ? [examplesWords(examples)] : [])].join(", ");
