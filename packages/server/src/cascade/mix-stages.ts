import { isInMix, shareThatMixes } from "@surety/core/language/mix-part";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { EarlierLook } from "../commands/store-gate.ts";
import { storeMix } from "../commands/store-mix.ts";
import { mixInForce } from "../language/mix-book.ts";
import type { LabelRow } from "../models/label-rows.ts";
import { knownToMix } from "../models/known-nearness.ts";
import { noneOf } from "../models/learned-judgments.ts";
import { looksForMix, mixesSignals, tryMix } from "../models/mix-signals.ts";
import { asLabelled } from "../models/same-answer.ts";
import type { CascadeDerivation } from "./derive-cascade.ts";
import { type StageAnswers, stageAnswers } from "./stage-answers.ts";

type Said = ModelAnswer & { askedVersion: string };

/**
 * Mixes the signals of language models that are stages, before their cut-offs are chosen: each by what it says to the labels
 * that are set apart for that. Only those for which nothing in force speaks: another mix is another version, and what was
 * earned by the one before would be lost.
 */
export async function mixStages(
  derivation: CascadeDerivation,
  labels: readonly LabelRow[],
  looks: readonly EarlierLook[],
): Promise<void> {
  const { world, workflow, judged, purse } = derivation;
  const { judgment } = judged;
  const active = looks.find(
    (look) => look.active && look.evidence.segments.some(({ threshold }) => threshold !== null),
  );
  if (!mixesSignals(judgment) || !looksForMix(labels.length, null) || active?.evidence.cascade !== undefined) return;
  const apart = labels.filter(({ text }) => isInMix(text, shareThatMixes(labels.length)));
  const { models, progress } = derivation;
  for (const name of judgment.models.filter((one) => one !== "local")) {
    progress(0, `asking ${name} about ${judgment.name}`);
    const asking = { world, models, workflow, judgment, purse, progress: () => {} };
    const answers = await stageAnswers(asking, name, apart);
    await mixStage(derivation, { apart, answers, of: labels.length }, active?.model ?? null);
  }
  world.mixes.forget();
}

async function mixStage(
  { world, workflow, judged: { judgment } }: CascadeDerivation,
  { apart, answers, of }: { apart: readonly LabelRow[]; answers: StageAnswers; of: number },
  spokenFor: string | null,
): Promise<void> {
  // Where money ran out, these labels say it another time.
  if (answers.includes(null)) return;
  const said = apart.flatMap((label, at) => {
    const answer = answers[at] ?? null;
    return answer === null || answer === "no-answer" || answer.askedVersion === undefined
      ? []
      : [{ ...label, answer: { ...answer, askedVersion: answer.askedVersion } satisfies Said }];
  });
  const [versions] = [...Map.groupBy(said, ({ answer }) => answer.askedVersion)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (versions === undefined) return;
  const [asked, rows] = versions;
  if (rows[0]?.answer.modelVersion === spokenFor) return;
  if ((await mixInForce(world.database, workflow, judgment.name, asked)) !== null) return;
  const tried = tryMix(asLabelled(judgment, rows), noneOf(judgment), await knownToMix(world, judgment, apart));
  const inForce = tried.trial.verdict === "better";
  const where = { workflow, judgment: judgment.name, asked };
  await world.database.transaction((tx) => storeMix(tx, world, where, tried, { of, inForce }));
}
