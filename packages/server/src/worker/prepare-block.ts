import { TerminalError } from "@surety/core/errors/terminal-error";
import { cleanText } from "@surety/core/prepare/clean-text";
import { normalise } from "@surety/core/prepare/normalise";
import type { Expressions, CompiledPrepareStep } from "@surety/core/workflow/compiled-prepare-step";
import type { CompiledPrepareBlock } from "@surety/core/workflow/compiled-workflow";
import type { PreparedValue } from "../storage/schema.ts";
import { exceptionReview } from "./open-review.ts";
import type { Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

type Made = { value: unknown; missing: string | null };

/** Makes the data ready, rank by rank; what is missing where it must not be, or fails an expectation, goes to a person. */
export async function prepareBlock(
  work: WorkCase,
  block: CompiledPrepareBlock,
  world: WorkerWorld,
): Promise<Stop | null> {
  for (const rank of block.ranks) {
    await Promise.all(rank.map((step) => prepareStep(work, step, world)));
    const missing = rank.find((step) => step.onMissing === "exception" && work.data[step.name]?.missing !== null);
    if (missing !== undefined) {
      return exceptionReview(
        work,
        world,
        "missing-data",
        `${missing.name} is missing: ${work.data[missing.name]?.missing}`,
      );
    }
  }
  note(work, block, world);
  const broken = block.expect.find((expectation) => expectation.evaluate(work.scope) !== true);
  return broken === undefined
    ? null
    : exceptionReview(work, world, "expectation-failed", `The data does not satisfy: ${broken.source}`);
}

async function prepareStep(work: WorkCase, step: CompiledPrepareStep, world: WorkerWorld): Promise<void> {
  const begun = performance.now();
  const { value, missing } = await make(work, step, world);
  work.data[step.name] = { kind: step.kind, value, missing, milliseconds: rounded(performance.now() - begun) };
  work.scope[step.name] = value;
}

async function make(work: WorkCase, step: CompiledPrepareStep, world: WorkerWorld): Promise<Made> {
  switch (step.kind) {
    case "clean":
      return cleaned(step.from.evaluate(work.scope), step);
    case "normalise": {
      const result = normalise(step.from.evaluate(work.scope), step.as, step);
      return "missing" in result ? { value: null, missing: result.missing } : { value: result.value, missing: null };
    }
    case "compute":
      return present(step.value.evaluate(work.scope), "the expression has no value");
    case "lookup-sql":
      return world.lookups.find(
        step.connection,
        { kind: "sql", sql: step.sql, params: evaluateAll(step.params, work.scope) },
        step,
      );
    case "lookup-http":
      return world.lookups.find(
        step.connection,
        { kind: "http", path: step.path.render(work.scope), query: evaluateAll(step.query, work.scope) },
        step,
      );
    case "call":
      return present(
        await callFunction(work, step.function, evaluateAll(step.with, work.scope), world),
        "the function gave nothing",
      );
  }
}

function cleaned(from: unknown, step: CompiledPrepareStep & { kind: "clean" }): Made {
  if (typeof from !== "string") return { value: "", missing: "there is no text" };
  return { value: cleanText(from, { strip: [...step.strip], maxLength: step.maxLength }).text, missing: null };
}

function present(value: unknown, reason: string): Made {
  return value === null || value === undefined ? { value: null, missing: reason } : { value, missing: null };
}

async function callFunction(
  work: WorkCase,
  name: string,
  input: Record<string, unknown>,
  world: WorkerWorld,
): Promise<unknown> {
  const known = world.functions.get(name);
  if (known === undefined)
    throw new TerminalError({
      code: "function-not-found",
      message: `The project has no function "${name}".`,
      remedy: "Export it from a file in steps/.",
    });
  return known(input, { caseId: work.row.id, idempotencyKey: null });
}

/** The values of named expressions. */
export function evaluateAll(expressions: Expressions, scope: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, expression.evaluate(scope)]),
  );
}

function note(work: WorkCase, block: CompiledPrepareBlock, world: WorkerWorld): void {
  const steps = block.ranks.flat();
  const missing = steps.filter((step) => work.data[step.name]?.missing !== null).map((step) => step.name);
  const title =
    missing.length === 0
      ? `Prepared ${steps.map((step) => step.name).join(", ")}`
      : `Prepared, without ${missing.join(", ")}`;
  const milliseconds = Math.max(0, ...steps.map((step) => (work.data[step.name] as PreparedValue).milliseconds));
  work.timeline.push({
    at: world.clock.now(),
    kind: "prepared",
    title,
    detail: { block: block.index, missing },
    actor: null,
    milliseconds,
  });
}

/** Milliseconds to the microsecond, so that timelines stay short. */
export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
