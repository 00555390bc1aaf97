import type { Path } from "../../workflow/compilation.ts";
import { lowerBound } from "../../statistics/clopper-pearson.ts";
import { asksModel, type JudgmentSite, type Patient } from "../patient.ts";
import { type FittedRules, fitRules } from "./fit-rules.ts";
import type { LabelledRule } from "./labelled-rule.ts";

/** What labels say about one judgment: a rule in its place, or rules in front of it. */
export interface Proposal extends FittedRules {
  readonly judgment: string;
  readonly path: Path;
}

const oneSided = 0.025;
const known = new WeakMap<Patient, readonly Proposal[]>();

/** Rules worth proposing for each judgment that has labelled cases. Fitted once for each patient. */
export function proposeRules(patient: Patient): readonly Proposal[] {
  const before = known.get(patient);
  if (before !== undefined) return before;
  const proposals = patient.judgments.flatMap((site) => proposal(site, patient));
  known.set(patient, proposals);
  return proposals;
}

function proposal(site: JudgmentSite, patient: Patient): Proposal[] {
  const { judgment, gate, path } = site;
  const { examples = {}, models = {} } = patient.facts;
  const cases = examples[judgment.name];
  if (!asksModel(judgment) || cases === undefined) return [];
  const model = models[judgment.name]?.heldOut ?? null;
  const { maxError } = gate;
  const fitted = fitRules({ judgment: judgment.name, cases, names: namesBefore(site, patient), maxError, model });
  const whole = fitted.whole !== null && isGoodEnough(fitted.whole, maxError) ? fitted.whole : null;
  const slices = fitted.slices.filter((one) => 1 - one.low <= maxError && one.agreement >= rateOf(one.model));
  return [{ judgment: judgment.name, path, whole, slices }];
}

/** At least as good as the model (lower bound against lower bound), or within the target; and better than always saying the same. */
function isGoodEnough({ low, majority, model }: LabelledRule, maxError: number): boolean {
  const isAsGood = model !== null && low >= lowerBound(model.right, model.of, oneSided);
  return low > majority && (isAsGood || 1 - low <= maxError);
}

function rateOf(model: LabelledRule["model"]): number {
  return model === null || model.of === 0 ? 0 : model.right / model.of;
}

/** The input, and what prepare steps in front of the judgment made. */
function namesBefore({ block }: JudgmentSite, { compiled, steps }: Patient) {
  const made = steps.filter((site) => site.block < block).map(({ step }) => step.name);
  return Object.fromEntries(
    ["input", ...made].flatMap((name) => {
      const type = compiled.names[name];
      return type === undefined ? [] : [[name, type]];
    }),
  );
}
