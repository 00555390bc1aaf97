import type { PlannedEffect } from "../wire/review-preview.ts";

/** A text that an action would send, as it was drafted and as a person left it. */
export interface SentDraft {
  /** Place of the action in the document: `2.0.1`. */
  action: string;
  field: string;
  draft: string;
  sent: string;
}

/** A text that somebody wants sent in place of a draft. */
export interface WantedText {
  action: string;
  field: string;
  text: string;
}

interface DraftProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** The fields of each kind of action that are words to a person. Who gets them is the workflow's to say, and not among them. */
const fieldsOfKind: Readonly<Partial<Record<string, readonly string[]>>> = {
  email: ["subject", "text"],
  notify: ["text"],
};

/** The longest text that is sent in place of a draft, and the longest line of a subject. */
export const mostCharacters: Readonly<Record<string, number>> = { subject: 300, text: 10_000 };

/** Which texts of a request may be edited before it is sent. */
export function draftFields(kind: string): readonly string[] {
  return fieldsOfKind[kind] ?? [];
}

/** The texts that a plan would send, as they are drafted. */
export function draftsOf(effects: readonly Pick<PlannedEffect, "action" | "editable" | "request">[]): SentDraft[] {
  return effects.flatMap(({ action, editable, request }) =>
    editable.map((field) => {
      const draft = String(request[field]);
      return { action: action ?? "", field, draft, sent: draft };
    }),
  );
}

/** Whether a person left it otherwise than it was drafted. */
export const isEdited = ({ draft, sent }: Pick<SentDraft, "draft" | "sent">): boolean => draft !== sent;

/** All drafts of a plan with the texts that somebody wants instead, and what is wrong with those. */
export function checkDrafts(
  effects: readonly PlannedEffect[],
  wanted: readonly WantedText[],
): { drafts: SentDraft[]; problems: DraftProblem[] } {
  const drafts = draftsOf(effects);
  const problems: DraftProblem[] = [];
  const given = new Set<SentDraft>();
  for (const [place, { action, field, text }] of wanted.entries()) {
    const draft = drafts.find((one) => one.action === action && one.field === field);
    const problem =
      draft === undefined
        ? noSuchDraft(effects, action, field)
        : given.has(draft)
          ? saidTwice
          : unfit(field, draft.draft, text);
    if (problem !== null) problems.push({ path: `drafts[${place}].${problem.at}`, ...problem.says });
    else if (draft !== undefined) draft.sent = text;
    if (draft !== undefined) given.add(draft);
  }
  return { drafts, problems };
}

type Unfit = { at: "action" | "field" | "text"; says: Pick<DraftProblem, "message" | "remedy"> };

const saidTwice: Unfit = {
  at: "field",
  says: { message: "This text is given twice.", remedy: "Send one text for each field of an action." },
};

function noSuchDraft(effects: readonly PlannedEffect[], action: string, field: string): Unfit {
  const effect = effects.find((one) => one.action === action);
  if (effect === undefined || effect.editable.length === 0)
    return {
      at: "action",
      says: {
        message: `With this answer no text of action ${action} is sent that could be edited.`,
        remedy: "Read the preview of the review: the plan of the answer says which effects are editable.",
      },
    };
  return {
    at: "field",
    says: {
      message: `${field} of ${effect.kind} cannot be edited here; ${effect.editable.join(" and ")} can.`,
      remedy: "Correct the field of the case that it is made of, or reject the case.",
    },
  };
}

/** What is wrong with a text; a draft that nobody touched is never refused. */
function unfit(field: string, draft: string, text: string): Unfit | null {
  if (text === draft) return null;
  const most = mostCharacters[field] ?? 0;
  if (text.trim() === "")
    return says(`The ${field} is empty.`, "Write what is to be sent, or choose an answer that sends nothing.");
  if (text.length > most)
    return says(`The ${field} has ${text.length} characters; ${most} are the most.`, "Shorten it.");
  if (field === "subject" && /[\r\n]/.test(text))
    return says("The subject has more than one line.", "Write it in one line.");
  return null;
}

const says = (message: string, remedy: string): Unfit => ({ at: "text", says: { message, remedy } });
