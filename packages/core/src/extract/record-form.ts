import type { AnswerForm, FormedAnswer, OtherValues } from "../language/answer-form.ts";
import { isUnreadable } from "../language/read-label.ts";
import { valueProbabilities } from "../language/value-probability.ts";
import type { ModelQuestion } from "../ports/judge-model.ts";
import type { Token } from "../ports/language-model.ts";
import type { FieldSpecs } from "./field-schema.ts";
import { groundRecord } from "./ground-record.ts";
import { printedDocument } from "./printed-document.ts";
import { readRecord } from "./read-record.ts";
import { recordCertainty } from "./record-certainty.ts";
import { recordRequest, recordSystem } from "./record-question.ts";
import { recordText } from "./record-text.ts";

type Question = Pick<ModelQuestion, "text" | "wording" | "before"> & { fields: FieldSpecs };

/** The question for all fields of a document, whose text is `layoutText`. */
export function recordForm({ text, fields, wording, before = null }: Question): AnswerForm {
  const document = printedDocument(text);
  const guidance = wording?.guidance ?? null;
  return {
    system: recordSystem({ fields, guidance }),
    request: (asked) => recordRequest({ ...asked, document, fields, guidance }),
    read: (completion) => {
      const said = readRecord(completion, fields);
      if (isUnreadable(said)) return said;
      const grounded = groundRecord(document, said.fields, fields);
      const value = recordText(fields, Object.fromEntries(grounded.map((one) => [one.name, one.value])));
      const certainty = (others: OtherValues, known: typeof before) =>
        recordCertainty({ fields, said, grounded, tokens: tokensOf(completion.tokens), others, before: known });
      return {
        value,
        score: certainty({ again: [], besides: [] }, null).confidence,
        with: (others): FormedAnswer => ({ value, alternatives: [], outOfScope: null, ...certainty(others, before) }),
      };
    },
    // How sure an answer is depends on what was read before it, and so on who read that.
    besides: before === null ? {} : { before: [before.name, before.version] },
    nothing:
      document.layout.segments.length === 0 ? "The document has no words that a language model could read." : null,
    unread: { code: "no-record", noun: "fields" },
  };
}

/** What is quoted, and how sure a model says it is, are no part of a value. */
const tokensOf = (tokens: readonly Token[] | null): ReadonlyMap<string, number> | null =>
  tokens === null
    ? null
    : valueProbabilities(tokens, (path) => path.length === 2 && (path[1] === "quote" || path[1] === "certainty"));
