import type { QuestionBackWire } from "@surety/core/wire/deciding";
import { editableFields } from "@surety/core/review/editable-fields";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import type { Queryable } from "../storage/database.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { CaseRow } from "../storage/case-schema.ts";
import { beginWork } from "../worker/begin-work.ts";
import { readDecisions } from "../worker/claim-cases.ts";
import { readQuestions } from "../worker/questions-back.ts";
import { isUuid } from "./page.ts";
import { fieldAnswer } from "./read-fields.ts";

/** A case that waits for its sender, with its input of now. */
export interface WaitingCase {
  question: QuestionBack;
  compiled: CompiledWorkflow;
  block: number;
  facts: Record<string, unknown>;
}

/** Null where the case is not there, or waits for no answer. */
export async function readWaiting(
  database: Queryable,
  definitions: Pick<DefinitionStore, "version">,
  caseId: string,
): Promise<WaitingCase | null> {
  if (!isUuid(caseId)) return null;
  const [row] = await database.query<CaseRow>("select * from surety.cases where id = $1", [caseId]);
  if (row === undefined) return null;
  const decided = await readDecisions(database, [caseId]);
  const earlier = (decided.get(caseId) ?? []).filter((one) => one.status === "decided");
  const questions = (await readQuestions(database, [caseId], decided)).get(caseId) ?? [];
  const question = questions.at(-1);
  if (question === undefined || (question.state !== "waiting" && question.state !== "asking")) return null;
  const compiled = await definitions.version(row.version);
  const clock = { now: () => new Date(0) };
  const { scope } = beginWork(
    { row, judgments: [], effects: [], decision: null, earlier, questions },
    compiled,
    "live",
    { clock },
  );
  const block = earlier.find((one) => one.id === question.id)?.block ?? row.cursor;
  return { question, compiled, block, facts: { input: scope["input"] } };
}

/** A question, without the link to answer it, which is not for everybody. */
export type AskedQuestion = Omit<QuestionBackWire, "link">;

/** What the sender of a case is asked; null where nothing is. */
export async function readQuestion(
  database: Queryable,
  definitions: Pick<DefinitionStore, "version">,
  caseId: string,
): Promise<AskedQuestion | null> {
  const waiting = await readWaiting(database, definitions, caseId);
  if (waiting === null) return null;
  const { question, compiled, block, facts } = waiting;
  const [by] = await database.query<{ name: string }>("select surety.name_of($1) as name", [question.person]);
  const fields = editableFields(compiled, block, facts).filter(({ path }) => question.fields.includes(path));
  return {
    id: question.id,
    caseId,
    question: question.question,
    fields: fields.map(fieldAnswer),
    by: by?.name ?? question.person,
    askedAt: question.asked_at.toISOString(),
    expiresAt: question.expires_at?.toISOString() ?? null,
  };
}
