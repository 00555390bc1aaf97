import type { AnsweredField, OtherReading } from "@surety/core/extract/answered-field";
import { sameValue } from "@surety/core/extract/field-value";
import type { ModelAnswer, ModelQuestion, ReadBefore } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";

/** A model of a cascade that has answered. */
export interface HeardStage {
  name: string;
  answer: ModelAnswer;
}

/** The question with what the trained reader before has read: that both read the same says how sure an answer is. */
export function withBefore(question: ModelQuestion, heard: readonly HeardStage[]): ModelQuestion {
  const local = heard.find(({ name }) => name === "local");
  if (question.fields === undefined || local === undefined) return question;
  return { ...question, before: readBefore(local.answer) };
}

/** What the trained reader says, for whoever reads after it. */
export const readBefore = ({ modelVersion, fields = [] }: ModelAnswer): ReadBefore => ({
  name: "local",
  version: modelVersion,
  fields: fields.map(({ name, value, confidence }) => ({ name, value, confidence })),
});

/** A record with what the readers before it say otherwise of a field, the last of them first; people choose among them. */
export function withOthers(spec: CompiledJudgment, heard: readonly HeardStage[], answer: ModelAnswer): ModelAnswer {
  if (spec.kind !== "extract" || answer.fields === undefined) return answer;
  const earlier = heard.filter((one) => one.answer !== answer).toReversed();
  if (earlier.length === 0) return answer;
  const fields = answer.fields.map((field): AnsweredField => {
    const others = earlier.flatMap((one) => otherReading(one, field, spec.fields[field.name]!));
    return others.length === 0 ? field : { ...field, others };
  });
  return { ...answer, fields };
}

function otherReading(
  { name, answer }: HeardStage,
  field: AnsweredField,
  spec: Parameters<typeof sameValue>[2],
): OtherReading[] {
  const said = answer.fields?.find((one) => one.name === field.name);
  if (said === undefined || sameValue(said.value, field.value, spec)) return [];
  const { value, printed, confidence, places } = said;
  return [{ by: name, value, printed, confidence, places }];
}
