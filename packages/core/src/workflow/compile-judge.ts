import { compileAgent } from "../agent/compile-agent.ts";
import { type CompiledExtract, compileExtract, hasInvoice } from "../extract/compiled-extract.ts";
import { fieldsType } from "../extract/field-scope.ts";
import { lowestShare } from "../audit/audit-share.ts";
import { compileGenerate, reportHandSet } from "../generate/compile-generate.ts";
import { sharingJudgments } from "../gate/sharing-judgments.ts";
import { listOf, number, text, type ValueType } from "../expression/value-type.ts";
import type { JudgeBlock } from "./block-schema.ts";
import type { Compilation, Path } from "./compilation.ts";
import { reportCycle } from "./compile-prepare.ts";
import type { CompiledGate, CompiledJudgeBlock, CompiledJudgment } from "./compiled-workflow.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";
import { compileWording } from "./compile-wording.ts";
import { invoiceType } from "./invoice-type.ts";
import { taintedPaths } from "./tainted-path.ts";
import { stepRanks } from "./step-ranks.ts";
import { judgmentReads } from "./step-reads.ts";

/** Compiles a judge block and makes its judgments known; the gate may refer to them. */
export function compileJudge(block: JudgeBlock, index: number, compilation: Compilation): CompiledJudgeBlock {
  const path: Path = ["flow", index];
  const specs = new Map(Object.entries(block.judge));
  if (specs.size === 0)
    compilation.report([...path, "judge"], { code: "empty-block", message: "This block judges nothing." });
  const order = stepRanks(new Map([...specs].map(([name, spec]) => [name, judgmentReads(spec)])));
  reportCycle(order.cycle, [...path, "judge"], compilation);
  const ranks = order.ranks.map((rank) =>
    rank.flatMap((name) => {
      const spec = specs.get(name);
      return spec === undefined ? [] : [compileJudgment(name, spec, [...path, "judge", name], compilation)];
    }),
  );
  return { layer: "judge", index, ranks, gate: compileGate(block, [...path, "gate"], compilation) };
}

function compileJudgment(name: string, spec: JudgmentSpec, path: Path, compilation: Compilation): CompiledJudgment {
  const judgment = { name, ...compileKind(name, spec, path, compilation) };
  compilation.names[name] = answerType(judgment);
  // What stands in a stranger's document is a stranger's word, however it was read.
  if (judgment.kind === "extract" && compilation.tainted.has(judgment.from)) compilation.tainted.add(name);
  if (judgment.kind === "clauses") {
    compilation.clauses.set(name, judgment.labels);
    if (taintedPaths(judgment.text.names, compilation).length > 0) compilation.tainted.add(name);
  }
  return judgment;
}

type Kind = CompiledJudgment extends infer One ? (One extends CompiledJudgment ? Omit<One, "name"> : never) : never;

function compileKind(name: string, spec: JudgmentSpec, path: Path, compilation: Compilation): Kind {
  if ("agent" in spec) {
    reportModels(spec.models, [...path, "models"], compilation);
    reportDoubles(spec.agent.answers, [...path, "agent", "answers"], compilation);
    return compileAgent(name, spec, path, compilation);
  }
  if ("extract" in spec) {
    reportModels(spec.models, [...path, "models"], compilation);
    return compileExtract(spec, path, compilation);
  }
  if ("generate" in spec) {
    reportModels(spec.models, [...path, "models"], compilation);
    return compileGenerate(name, spec, path, compilation);
  }
  if ("classify" in spec) {
    const { text: source, labels, none } = spec.classify;
    reportModels(spec.models, [...path, "models"], compilation);
    reportDoubles(labels, [...path, "classify", "labels"], compilation);
    const compiled = compilation.template(source, [...path, "classify", "text"]);
    return {
      kind: "classify",
      text: compiled,
      labels,
      none: none ?? null,
      wording: compileWording(spec.classify, spec.models, [...path, "classify"], compilation),
      models: spec.models,
    };
  }
  if ("score" in spec) {
    const { text: source, scale } = spec.score;
    reportModels(spec.models, [...path, "models"], compilation);
    reportDoubles(scale, [...path, "score", "scale"], compilation);
    return {
      kind: "score",
      text: compilation.template(source, [...path, "score", "text"]),
      scale,
      wording: compileWording(spec.score, spec.models, [...path, "score"], compilation),
      models: spec.models,
    };
  }
  if ("clauses" in spec) {
    const { text: source, types } = spec.clauses;
    reportDoubles(types, [...path, "clauses", "types"], compilation);
    return {
      kind: "clauses",
      text: compilation.template(source, [...path, "clauses", "text"]),
      labels: types,
      none: null,
      wording: { guidance: null, prompt: null, examples: null, agreement: null },
      models: spec.models,
    };
  }
  const cases = spec.rule.cases.map((one, at) => ({
    when: compilation.expression(one.when, [...path, "rule", "cases", at, "when"], ["boolean"]),
    value: one.value,
  }));
  return { kind: "rule", cases };
}

/** `local`, or a connection to a provider and the model there: `brain/gpt-5-mini`. */
function reportModels(models: readonly string[], path: Path, compilation: Compilation): void {
  for (const [at, name] of models.entries()) {
    const slash = name.indexOf("/");
    if (slash > 0 && slash < name.length - 1) compilation.connection(name.slice(0, slash), "language", [...path, at]);
    else if (name !== "local") {
      const remedy = 'Write "local", or CONNECTION/MODEL with a connection of kind language.';
      compilation.report([...path, at], { code: "unknown-model", message: `There is no model "${name}".`, remedy });
    }
  }
}

function reportDoubles(labels: readonly string[], path: Path, compilation: Compilation): void {
  labels.forEach((label, at) => {
    if (labels.indexOf(label) < at)
      compilation.report([...path, at], { code: "duplicate-label", message: `"${label}" is listed twice.` });
  });
}

/** Every answer a judgment can give. */
function answersOf(judgment: CompiledJudgment): string[] {
  if (judgment.kind === "extract" || judgment.kind === "clauses") return [];
  if (judgment.kind === "classify" || judgment.kind === "agent" || judgment.kind === "generate")
    return [...new Set([...judgment.labels, ...(judgment.none === null ? [] : [judgment.none])])];
  return judgment.kind === "score" ? [...judgment.scale] : [...new Set(judgment.cases.map((one) => one.value))];
}

/** The fields beside what every judgment has; its value is the whole record as one text. An invoice is matched as one. */
function recordType(judgment: CompiledExtract): ValueType {
  const invoice = hasInvoice(judgment) ? { invoice: invoiceType } : {};
  const fields = fieldsType(judgment.fields);
  return { kind: "object", fields: { value: text, confidence: number, decidedBy: text, fields, ...invoice } };
}

function judgmentType(judgment: CompiledJudgment): ValueType {
  const value: ValueType = { kind: "string", values: answersOf(judgment) };
  const written = judgment.kind === "generate" ? { text } : {};
  return { kind: "object", fields: { value, confidence: number, decidedBy: text, ...written } };
}

function answerType(judgment: CompiledJudgment): ValueType {
  if (judgment.kind === "extract") return recordType(judgment);
  return judgment.kind === "clauses" ? clausesType(judgment.labels) : judgmentType(judgment);
}

/** The answer of a `clauses` judgment: what stands where, and which types are there at all. */
function clausesType(types: readonly string[]): ValueType {
  const type: ValueType = { kind: "string", values: types };
  const found: ValueType = {
    kind: "object",
    fields: { type, quote: text, start: number, end: number, day: text, lastDay: text },
  };
  const fields = { value: text, confidence: number, decidedBy: text, present: listOf(type), found: listOf(found) };
  return { kind: "object", fields };
}

function compileGate(block: JudgeBlock, path: Path, compilation: Compilation): CompiledGate {
  const { maxError, assurance, audit, fixedThreshold, segment, reviewWhen } = block.gate;
  reportHandSet(block, path, compilation);
  return {
    maxError,
    assurance,
    audit: lowestShare(audit),
    auditPolicy: audit,
    fixedThreshold: fixedThreshold ?? null,
    sharing: sharingJudgments(block),
    matches: compilation.matches.splice(0).map(({ name }) => name),
    segment:
      segment === undefined
        ? null
        : compilation.expression(segment, [...path, "segment"], ["string", "number", "boolean"]),
    reviewWhen:
      reviewWhen === undefined ? null : compilation.expression(reviewWhen, [...path, "reviewWhen"], ["boolean"]),
  };
}
