import { UserError } from "@surety/core/errors/user-error";
import { type AnswerField, answerForm, answeredValues } from "@surety/core/review/answer-form";
import { editableFields } from "@surety/core/review/editable-fields";
import { readWaiting } from "../queries/read-question.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { answerQuestion } from "./question-commands.ts";

/** A question as its sender sees it. */
export interface AskedBack {
  question: string;
  /** Of the case, which was made from what the sender sent. */
  title: string;
  fields: AnswerField[];
  /** Null while the answer can still be taken back by whoever asked. */
  expiresAt: Date | null;
}

/** What a link to answer can do at the moment. */
export type AnswerLink =
  | { kind: "open"; asked: AskedBack; caseId: string; questionId: string }
  | { kind: "answered" | "late" | "withdrawn" | "unknown" };

/** What a sender has filled in: the fields by their names on the page, and words. */
export interface FilledIn {
  entered: Readonly<Record<string, string>>;
  note: string;
}

/** Nobody has an account here: whoever holds the link is the sender. */
const sender = { kind: "sender", id: "the sender", name: "the sender" } as const;

/** What a token stands for now. Reads, and writes nothing. */
export async function readAnswerLink(world: WorkerWorld, token: string): Promise<AnswerLink> {
  const id = world.mailTokens.questionOf(token);
  if (id === null) return { kind: "unknown" };
  const [row] = await world.database.query<QuestionBack & { title: string }>(
    "select q.*, c.title from surety.questions_back q join surety.cases c on c.id = q.case_id where q.id = $1",
    [id],
  );
  if (row === undefined) return { kind: "unknown" };
  if (row.state === "answered" || row.state === "withdrawn") return { kind: row.state };
  const over = row.expires_at !== null && row.expires_at <= world.clock.now();
  const waiting = over ? null : await readWaiting(world.database, world.definitions, row.case_id);
  if (waiting === null || waiting.question.id !== id) return { kind: "late" };
  const { compiled, block, facts } = waiting;
  const fields = editableFields(compiled, block, facts).filter(({ path }) => row.fields.includes(path));
  const asked: AskedBack = {
    question: row.question,
    title: row.title,
    fields: answerForm(compiled.document.input, fields),
    expiresAt: row.expires_at,
  };
  return { kind: "open", asked, caseId: row.case_id, questionId: id };
}

/** Answers as the sender says, once. Throws `not-asked` where somebody was quicker, and what is wrong with the fields. */
export async function answerByLink(
  world: WorkerWorld,
  { asked, caseId, questionId }: Extract<AnswerLink, { kind: "open" }>,
  { entered, note }: FilledIn,
): Promise<void> {
  const values = answeredValues(asked.fields, entered);
  const said = note.trim();
  if (Object.keys(values).length === 0 && said === "")
    throw new UserError({
      code: "empty-answer",
      message: "Nothing was answered yet.",
      remedy: asked.fields.length === 0 ? "Write your answer." : "Fill in what is asked for, or write a line.",
    });
  await answerQuestion(world, caseId, { values, note: said === "" ? null : said }, sender, questionId);
}
