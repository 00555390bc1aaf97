import { canonicalJson } from "../workflow/canonical-json.ts";
import type { AgreementRule, ExampleRule } from "../language/prompt-schema.ts";
import type { ExperimentRequest } from "../wire/experiment.ts";

/** How a judgment asks one language model. */
export interface ArmWording {
  model: string;
  prompt: string | null;
  guidance: string | null;
  examples: ExampleRule | null;
  /** Who is asked besides; absent where first answers alone are compared. */
  agreement?: AgreementRule | null | undefined;
}

/** The model of this machine: trained for the experiment, without any of its cases. */
export const isLocalArm = ({ model }: Pick<ArmWording, "model">): boolean => model === "local";

export interface ArmPlan extends ArmWording {
  name: string;
  promptName: string;
  current: boolean;
}

/** What the prompt in force is called where nobody gave it a name. */
export const currentPrompt = "in force";

/**
 * Every model with every prompt, every choice of examples and of who is asked besides, each once. What is in force comes
 * first, asked for or not: the others are compared with it. Words mean nothing to the local model, which comes last, once.
 */
export function planArms(
  current: ArmWording,
  request: Pick<ExperimentRequest, "models" | "prompts" | "examples" | "agreements">,
): ArmPlan[] {
  const spoken = request.models.filter((model) => model !== "local");
  const models = spoken.length === 0 ? [current.model] : spoken;
  const prompts = request.prompts.length === 0 ? [{ name: currentPrompt }] : request.prompts;
  const choices = request.examples.length === 0 ? [current.examples] : request.examples;
  const opinions = request.agreements.length === 0 ? [{}] : request.agreements.map((agreement) => ({ agreement }));
  const inForce = request.agreements.length === 0 ? withoutAgreement(current) : { agreement: null, ...current };
  const wanted = models.flatMap((model) =>
    prompts.flatMap(({ name, prompt = current.prompt, guidance = current.guidance }) =>
      choices.flatMap((examples) =>
        opinions.map((asked) => ({ promptName: name, model, prompt, guidance, examples, ...asked })),
      ),
    ),
  );
  const named = wanted.find((one) => sameWording(one, current))?.promptName ?? currentPrompt;
  const all = [{ ...inForce, promptName: named }, ...wanted];
  const first = new Map(all.toReversed().map((one) => [contentOf(one), one]));
  const distinct = all.filter((one) => first.get(contentOf(one)) === one);
  const told = {
    examples: new Set(distinct.map(({ examples }) => examplesWords(examples))).size > 1,
    agreement: new Set(distinct.map(({ agreement }) => agreementWords(agreement ?? null))).size > 1,
  };
  const arms = distinct.map((one, at) => ({ ...one, name: nameOf(one, told), current: at === 0 }));
  return request.models.length > spoken.length ? [...arms, localArm] : arms;
}

const localArm: ArmPlan = {
  name: "local",
  promptName: "",
  model: "local",
  prompt: null,
  guidance: null,
  examples: null,
  current: false,
};

function withoutAgreement({ agreement: _a, ...rest }: ArmWording): ArmWording {
  return rest;
}

/** `4 nearest examples`, `no examples`. */
export const examplesWords = (rule: ExampleRule | null): string =>
  rule === null ? "no examples" : `${rule.count} ${rule.choose} ${rule.count === 1 ? "example" : "examples"}`;

/** `4 further answers`, `4 further answers and brain/large where less sure than 0.9`, `no second opinion`. */
export function agreementWords(rule: AgreementRule | null): string {
  if (rule === null) return "no second opinion";
  const { samples = 0, models = [], when } = rule;
  const again = samples === 0 ? [] : [`${samples} further ${samples === 1 ? "answer" : "answers"}`];
  const where = when === undefined ? "" : ` where less sure than ${when.unsureBelow}`;
  return `${[...again, ...models].join(" and ")}${where}`;
}

const contentOf = ({ model, prompt, guidance, examples, agreement = null }: ArmWording): string =>
  canonicalJson({ model, prompt, guidance, examples, agreement });
const sameWording = (one: ArmWording, other: ArmWording): boolean =>
  one.prompt === other.prompt && one.guidance === other.guidance;

function nameOf(
  { promptName, model, examples, agreement = null }: Omit<ArmPlan, "name" | "current">,
  told: { examples: boolean; agreement: boolean },
): string {
  const chosen = told.examples ? [examplesWords(examples)] : [];
  const asked = told.agreement ? [agreementWords(agreement)] : [];
  return [promptName, model, ...chosen, ...asked].join(", ");
}
