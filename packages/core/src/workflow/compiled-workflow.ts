import type { CompiledAgent } from "../agent/compiled-agent.ts";
import type { AuditPolicy } from "../audit/audit-schema.ts";
import type { CompiledExtract } from "../extract/compiled-extract.ts";
import type { AssignPolicy } from "../review/assign-schema.ts";
import type { CompiledGenerate } from "../generate/compiled-generate.ts";
import type { BusinessHours } from "../review/business-hours.ts";
import type { Expression } from "../expression/expression.ts";
import type { AgreementRule, ExampleRule } from "../language/prompt-schema.ts";
import type { Template } from "../expression/template.ts";
import type { ValueType } from "../expression/value-type.ts";
import type { CompiledAction } from "./compiled-action.ts";
import type { CompiledOutcome } from "./compile-outcomes.ts";
import type { CompiledPrepareStep } from "./compiled-prepare-step.ts";
import type { WorkflowDocument } from "./document.ts";
import type { Problem } from "./problem.ts";
import type { Trigger } from "./trigger-schema.ts";

/** A document whose every name, type and reference was checked; what the interpreter runs. */
export interface CompiledWorkflow {
  readonly document: WorkflowDocument;
  readonly accept: Expression | null;
  readonly dedupe: { readonly key: Expression; readonly withinMs: number } | null;
  /** Whose case it is; null where the document does not say. */
  readonly history: Expression | null;
  readonly triggers: readonly CompiledTrigger[];
  readonly blocks: readonly CompiledBlock[];
  /** When reviews are due: milliseconds, of open time where there are hours. */
  readonly review: {
    readonly dueMs: number | null;
    readonly hours: BusinessHours | null;
    /** What tells a sender that something is asked, and for how long their answer is waited for. */
    readonly sendBack: { readonly withinMs: number; readonly actions: readonly CompiledAction[] };
    readonly escalate: readonly { readonly afterMs: number; readonly queue: string }[];
    /** How much is at stake. */
    readonly value: Expression | null;
  };
  /** To whom reviews go, and who must not decide them. */
  readonly who: {
    readonly assign: AssignPolicy | null;
    readonly notBy: Expression | null;
    /** Whoever sent a case must not decide it. */
    readonly refusesOwn: boolean;
  };
  /** What outcomes mean, by their names. */
  readonly outcomes: Readonly<Record<string, CompiledOutcome>>;
  /** What `input`, every step and every judgment is, as far as compile can tell. */
  readonly names: Readonly<Record<string, ValueType>>;
  /** Warnings only: errors are thrown. */
  readonly problems: readonly Problem[];
}

/** `map` yields the fields of the input from `event`; null means that the event is the input. */
export interface CompiledTrigger {
  readonly id: string;
  readonly kind: "api" | "webhook" | "form" | "file" | "folder" | "email";
  readonly spec: Trigger;
  readonly map: Readonly<Record<string, Expression>> | null;
}

export type CompiledBlock = CompiledPrepareBlock | CompiledJudgeBlock | CompiledActBlock;

/** Steps of one rank do not refer to each other; each rank may refer to all before it. */
export interface CompiledPrepareBlock {
  readonly layer: "prepare";
  readonly index: number;
  readonly ranks: readonly (readonly CompiledPrepareStep[])[];
  readonly expect: readonly Expression[];
}

/** Judgments in ranks as above, and the gate that decides who acts on their answers. */
export interface CompiledJudgeBlock {
  readonly layer: "judge";
  readonly index: number;
  readonly ranks: readonly (readonly CompiledJudgment[])[];
  readonly gate: CompiledGate;
}

export interface CompiledGate {
  readonly maxError: number;
  readonly assurance: number;
  /** The smallest share of automated cases that is audited, and where it is raised. */
  readonly audit: number;
  readonly auditPolicy: AuditPolicy;
  readonly fixedThreshold: number | null;
  /** Judgments of the block that share the assurance. */
  readonly sharing: number;
  /** Match steps before this gate and behind the one before it: what they find wrong goes to a person. */
  readonly matches: readonly string[];
  readonly segment: Expression | null;
  readonly reviewWhen: Expression | null;
}

/** What language models are told besides the text and its labels. */
export interface CompiledWording {
  readonly guidance: string | null;
  readonly prompt: Template | null;
  readonly examples: ExampleRule | null;
  readonly agreement: AgreementRule | null;
}

export type CompiledJudgment = { readonly name: string } & (
  | {
      readonly kind: "classify";
      readonly text: Template;
      readonly labels: readonly string[];
      readonly none: string | null;
      readonly wording: CompiledWording;
      readonly models: readonly string[];
    }
  | {
      readonly kind: "score";
      readonly text: Template;
      readonly scale: readonly string[];
      readonly wording: CompiledWording;
      readonly models: readonly string[];
    }
  | {
      readonly kind: "clauses";
      readonly text: Template;
      /** The types of clauses that are looked for. */
      readonly labels: readonly string[];
      readonly none: null;
      readonly wording: CompiledWording;
      readonly models: readonly string[];
    }
  | CompiledAgent
  | CompiledExtract
  | CompiledGenerate
  | { readonly kind: "rule"; readonly cases: readonly { readonly when: Expression; readonly value: string }[] }
);

/** The first rule whose `when` is true acts; `when` null is `otherwise` and comes last. */
export interface CompiledActBlock {
  readonly layer: "act";
  readonly index: number;
  readonly rules: readonly {
    readonly name: string | null;
    readonly when: Expression | null;
    readonly actions: readonly CompiledAction[];
  }[];
}
