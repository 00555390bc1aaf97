import { FieldProblems } from "@surety/core/errors/field-problems";
import { UserError } from "@surety/core/errors/user-error";
import { editableFields } from "@surety/core/review/editable-fields";
import { validateInput } from "@surety/core/trigger/validate-input";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { UndecidedCase } from "../preview/undecided-case.ts";
import type { VerdictDetail } from "../storage/review-schema.ts";
import type { Decision } from "./review-answers.ts";

const fewestParts = 2;

/** What goes with a verdict that passes the case on. Throws where the question is empty, or a part could not be a case. */
export function verdictDetail(
  { review, claimed }: UndecidedCase,
  compiled: CompiledWorkflow,
  { verdict, question, parts }: Decision,
): VerdictDetail | null {
  if (verdict === "split") return { parts: checkedParts(compiled, parts) };
  if (verdict !== "send-back") return null;
  const text = question?.text.trim() ?? "";
  if (text === "")
    throw new UserError({
      code: "question-required",
      field: "question.text",
      message: "Sending a case back needs a question: what the sender is to tell you.",
      remedy: "Write it in a sentence; name the fields that you need.",
    });
  const known = editableFields(compiled, review.block, { input: claimed.row.input }).map(({ path }) => path);
  const unknown = (question?.fields ?? []).filter((path) => !path.startsWith("/input/") || !known.includes(path));
  if (unknown.length > 0) throw new FieldProblems("unknown-field", unknown.map(notOfInput));
  return { question: { text, fields: question?.fields ?? [] } };
}

const notOfInput = (path: string) => ({
  path,
  message: "The sender can be asked only for fields of the input.",
  remedy: "Ask for it in the words of the question.",
});

function checkedParts(compiled: CompiledWorkflow, parts: Decision["parts"]): Record<string, unknown>[] {
  if (parts.length < fewestParts)
    throw new UserError({
      code: "too-few-parts",
      field: "parts",
      message: "A case is split into at least two.",
      remedy: "Give the input of each part, or decide the case as it is.",
    });
  const checked = parts.map((part) => validateInput(compiled.document.input, part));
  const problems = checked.flatMap((one, at) =>
    one.ok
      ? []
      : one.problems.map(({ field, message, remedy }) => ({
          path: `/parts/${at}${field === "" ? "" : `/${field}`}`,
          message,
          remedy: remedy ?? null,
        })),
  );
  if (problems.length > 0) throw new FieldProblems("bad-part", problems);
  return checked.flatMap((one) => (one.ok ? [one.input] : []));
}
