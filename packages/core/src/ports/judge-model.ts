import type { ProposedCall } from "../agent/compiled-agent.ts";
import type { AnsweredField } from "../extract/answered-field.ts";
import type { FieldSpecs } from "../extract/field-schema.ts";
import type { Draft } from "../generate/draft.ts";
import type { LabelExample } from "../language/label-question.ts";
import type { AgreementRule, ExampleRule } from "../language/prompt-schema.ts";

/** One answer of a model to one text, with how sure it is. All numbers are in [0, 1] unless said. */
export interface ModelAnswer {
  /** The most probable label; null when the model abstains. */
  value: string | null;
  /** Calibrated probability that `value` is right. */
  confidence: number;
  /** Most probable first, at most five; they sum to at most 1. */
  alternatives: { value: string; probability: number }[];
  /** How unlike everything it learned from; 1 is certainly something else. Null when the model cannot tell. */
  outOfScope: number | null;
  /** Raw hints of certainty, by name; any real numbers. */
  signals: Record<string, number>;
  model: string;
  /** Content hash or snapshot name of exactly what answered. */
  modelVersion: string;
  /** The same before its signals were mixed; absent where nothing mixes them. */
  askedVersion?: string;
  costMicros: number;
  /** By the list of prices, whether paid for now or earlier; null or absent where nothing is charged or no price is known. */
  priceMicros?: number | null;
  latencyMs: number;
  /** Of a record: each field with how sure it is, and where it stands. */
  fields?: readonly AnsweredField[];
  /** What an agent proposes with its answer; nothing of it has happened. */
  calls?: readonly ProposedCall[];
  /** What was written, with what each sentence rests on; nothing of it was sent. */
  draft?: Draft;
}

/** What a language model is told besides the text and its labels. */
export interface QuestionWording {
  /** What the document says about the labels. */
  guidance: string | null;
  /** The author's words with this case's values, and as they stand in the document. */
  prompt: { text: string; source: string } | null;
  examples: {
    rule: ExampleRule;
    /** The label that labelled data uses for "none of these". */
    none: string | null;
    /** Only labels from before it are shown, so that the same case is asked the same again. */
    before: Date;
    /** Chosen already; else they are chosen now. */
    chosen?: readonly LabelExample[];
  } | null;
  /** Who is asked the same besides; absent for nobody. */
  agreement?: AgreementRule | null;
}

/** What the trained reader has read in a document before: of each field how sure it was. */
export interface ReadBefore {
  /** As the document of the workflow names it, with its version. */
  name: string;
  version: string;
  fields: readonly Pick<AnsweredField, "name" | "value" | "confidence">[];
}

/** A question to a model: a text, and the closed list of labels or the fields that are to be read in it. */
export interface ModelQuestion {
  workflow: string;
  judgment: string;
  /** The challenger of whose canary the case is part: its model answers. Null for nearly all cases. */
  challenger: string | null;
  text: string;
  labels: readonly string[];
  /** Of a document: its fields; absent where a label is asked for. Models that learn from labels know them. */
  fields?: FieldSpecs;
  /** Of a document: what the trained model before this one in the cascade has read. */
  before?: ReadBefore | null;
  /** Models that learn from labels do without. */
  wording?: QuestionWording | null;
  /** The case that pays for it; null where a model is measured. */
  caseId?: string | null;
  /** The experiment that pays for it, or the challenger, and what all of that may cost. */
  experiment?: { id: string; mostMicros: number; isChallenger?: boolean } | null;
}

/** What an answer would cost if it were asked for now. */
export interface Prospect {
  /** It is known already, and costs nothing. */
  known: boolean;
  /** The most that it may cost in micro-units; null where nobody knows a price. */
  mostMicros: number | null;
}

/** Something that judges. Errors are transient, terminal, or bugs; an abstention is an answer. */
export interface JudgeModel {
  readonly name: string;
  judge(question: ModelQuestion): Promise<ModelAnswer>;
  /** What answers to these questions would cost, in their order; absent where answers cost nothing. */
  prospects?(questions: readonly ModelQuestion[]): Promise<Prospect[]>;
}
