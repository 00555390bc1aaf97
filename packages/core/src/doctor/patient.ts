import { type CompiledAgent, isActing } from "../agent/compiled-agent.ts";
import { agentNamed } from "../agent/proposed-calls.ts";
import type { Expression } from "../expression/expression.ts";
import type { Path } from "../workflow/compilation.ts";
import type { CompiledAction } from "../workflow/compiled-action.ts";
import type { CompiledPrepareStep } from "../workflow/compiled-prepare-step.ts";
import type { CompiledGate, CompiledJudgment, CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import type { WorkflowDocument } from "../workflow/document.ts";
import type { DoctorFacts } from "./doctor-facts.ts";

/** A workflow laid out for the checks: every judgment, step and action with its place in the document. */
export interface Patient {
  readonly document: WorkflowDocument;
  readonly compiled: CompiledWorkflow;
  readonly facts: DoctorFacts;
  readonly steps: readonly StepSite[];
  readonly judgments: readonly JudgmentSite[];
  readonly gates: readonly GateSite[];
  readonly actions: readonly ActionSite[];
}

export interface StepSite {
  readonly step: CompiledPrepareStep;
  readonly block: number;
  readonly path: Path;
}

export interface JudgmentSite {
  readonly judgment: CompiledJudgment;
  readonly gate: CompiledGate;
  readonly block: number;
  readonly path: Path;
}

/** The gate of one judge block that asks a model; what is written goes to a person, whatever a gate says. */
export interface GateSite {
  readonly gate: CompiledGate;
  readonly judgments: readonly CompiledJudgment[];
  readonly block: number;
  readonly path: Path;
}

export interface ActionSite {
  readonly action: CompiledAction;
  /** The condition of its rule; null for `otherwise`. */
  readonly when: Expression | null;
  readonly block: number;
  readonly rule: number;
  readonly path: Path;
  /** The agent that proposes it; null for what the document does by itself. */
  readonly agent: CompiledAgent | null;
  /** Whether it is a call of an agent that a person always sees first. */
  readonly seen: boolean;
}

/** Lays a compiled workflow out for the checks. */
export function patientOf(compiled: CompiledWorkflow, facts: DoctorFacts): Patient {
  const { document } = compiled;
  const judgments = judgmentSites(compiled);
  return {
    document,
    compiled,
    facts,
    steps: stepSites(compiled),
    judgments,
    gates: gateSites(judgments),
    actions: actionSites(compiled),
  };
}

/** Whether a judgment asks a model; rules are certain where they hold. */
export function asksModel(judgment: CompiledJudgment): judgment is Exclude<CompiledJudgment, { kind: "rule" }> {
  return judgment.kind !== "rule";
}

/** The answers a judgment can give, without "none of these"; of clauses nobody can list them. */
export function answersOf(judgment: CompiledJudgment): readonly string[] {
  if (judgment.kind === "clauses") return [];
  if (judgment.kind !== "score" && judgment.kind !== "rule") return judgment.labels;
  return judgment.kind === "score" ? judgment.scale : [...new Set(judgment.cases.map((one) => one.value))];
}

function stepSites({ blocks }: CompiledWorkflow): StepSite[] {
  return blocks.flatMap((block) =>
    block.layer !== "prepare"
      ? []
      : block.ranks
          .flat()
          .map((step) => ({ step, block: block.index, path: ["flow", block.index, "prepare", step.name] })),
  );
}

function judgmentSites({ blocks }: CompiledWorkflow): JudgmentSite[] {
  return blocks.flatMap((block) =>
    block.layer !== "judge"
      ? []
      : block.ranks.flat().map((judgment) => ({
          judgment,
          gate: block.gate,
          block: block.index,
          path: ["flow", block.index, "judge", judgment.name],
        })),
  );
}

function gateSites(judgments: readonly JudgmentSite[]): GateSite[] {
  const blocks = [...new Set(judgments.map((site) => site.block))];
  return blocks.flatMap((block) => {
    const asking = judgments.filter(
      ({ block: at, judgment }) =>
        at === block && asksModel(judgment) && (judgment.kind !== "generate" || judgment.alone !== null),
    );
    const [first] = asking;
    if (first === undefined) return [];
    return [{ gate: first.gate, judgments: asking.map((one) => one.judgment), block, path: ["flow", block, "gate"] }];
  });
}

function actionSites({ blocks }: CompiledWorkflow): ActionSite[] {
  return blocks.flatMap((block) =>
    block.layer !== "act"
      ? []
      : block.rules.flatMap(({ when, actions }, rule) =>
          actions.flatMap((action, at) => {
            const site = { when, block: block.index, rule };
            const path = ["flow", block.index, "act", rule, when === null ? "otherwise" : "do", at];
            return action.kind === "carryOut"
              ? toolSites(blocks, action.judgment, site)
              : [{ ...site, action, path, agent: null, seen: false }];
          }),
        ),
  );
}

/** What a `carryOut` may come to: each acting tool of the agent, where it stands in the document. */
function toolSites(
  blocks: CompiledWorkflow["blocks"],
  judgment: string,
  site: Pick<ActionSite, "when" | "block" | "rule">,
): ActionSite[] {
  const index = blocks.findIndex(
    (block) => block.layer === "judge" && block.ranks.flat().some(({ name }) => name === judgment),
  );
  const agent = agentNamed({ blocks }, judgment);
  const tools = agent?.tools.filter(isActing) ?? [];
  return tools.map(({ name, action, stakes }) => ({
    ...site,
    action,
    path: ["flow", index, "judge", judgment, "agent", "tools", name, "do"],
    agent,
    seen: stakes === "high",
  }));
}
