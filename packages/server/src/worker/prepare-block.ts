import type { LookupStep } from "@surety/core/agent/compiled-agent";
import type { LookupRequest } from "@surety/core/ports/connector";
import { correctedValue } from "@surety/core/review/correction";
import type { Expressions, CompiledPrepareStep } from "@surety/core/workflow/compiled-prepare-step";
import { pointerKeys } from "@surety/core/workflow/json-pointer";
import type { CompiledPrepareBlock } from "@surety/core/workflow/compiled-workflow";
import type { PreparedValue } from "../storage/case-schema.ts";
import { readStep } from "../documents/read-step.ts";
import { matchStep } from "../documents/match-step.ts";
import { invoicesUnderWay } from "../documents/invoices-under-way.ts";
import { tellMatch } from "../documents/tell-match.ts";
import { transcribeStep } from "../speech/transcribe-step.ts";
import { exceptionReview } from "./open-review.ts";
import { callProjectFunction } from "./project-function.ts";
import type { Lookups } from "./lookups.ts";
import { isPure, type Made, present, pureStep } from "./pure-step.ts";
import type { Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** How long a function of the project may take. */
const functionTimeoutMs = 30_000;

/** Makes the data ready, rank by rank; what is missing where it must not be, or fails an expectation, goes to a person. */
export async function prepareBlock(
  work: WorkCase,
  block: CompiledPrepareBlock,
  world: WorkerWorld,
): Promise<Stop | null> {
  for (const rank of block.ranks) {
    await Promise.all(rank.map((step) => prepareStep(work, step, world)));
    const missing = rank.find((step) => step.onMissing === "exception" && isMissing(work, step));
    if (missing !== undefined) {
      return exceptionReview(
        work,
        world,
        "missing-data",
        `${missing.name} is missing: ${work.data[missing.name]?.missing}`,
      );
    }
    const refused = rank.find((step) => step.onMissing === "exception" && isRefused(work, step));
    if (refused !== undefined) {
      return exceptionReview(work, world, "document-refused", `${refused.name}: ${work.data[refused.name]?.missing}`);
    }
  }
  note(work, block, world);
  const broken = block.expect.find((expectation) => expectation.evaluate(work.scope) !== true);
  return broken === undefined
    ? null
    : exceptionReview(work, world, "expectation-failed", `The data does not satisfy: ${broken.source}`);
}

/** What a person has put in the place of a missing value is not missing. */
function isMissing(work: WorkCase, { name }: CompiledPrepareStep): boolean {
  return work.data[name]?.missing !== null && (work.scope[name] ?? null) === null;
}

/** Where somebody has put something right in it, people have looked at it: it goes on. */
function isRefused(work: WorkCase, { name }: CompiledPrepareStep): boolean {
  return work.data[name]?.refused === true && !work.corrections.some(({ path }) => pointerKeys(path)[0] === name);
}

async function prepareStep(work: WorkCase, step: CompiledPrepareStep, world: WorkerWorld): Promise<void> {
  const begun = performance.now();
  const made = await make(work, step, world);
  work.data[step.name] = { kind: step.kind, ...made, milliseconds: rounded(performance.now() - begun) };
  work.newData = true;
  work.scope[step.name] = correctedValue(step.name, made.value, work.corrections);
  if (step.kind === "match") tellMatch(work, step.name, made.value, world);
}

async function make(work: WorkCase, step: CompiledPrepareStep, world: WorkerWorld): Promise<Made> {
  if (isPure(step)) return pureStep(step, work.scope);
  switch (step.kind) {
    case "lookup-sql":
    case "lookup-http":
    case "lookup-tool":
      return lookUp(step, work.scope, world);
    case "read":
      return readStep(world.documents, step.document.evaluate(work.scope), step.maxLength);
    case "match":
      return matchStep(step, work.scope, {
        find: (lookup) => world.lookups.find(lookup.connection, everyRow(lookupRequestOf(lookup, work.scope)), lookup),
        underWay: (invoice) => invoicesUnderWay(world, work.row.id, work.row.workflow, invoice),
      });
    case "transcribe":
      return transcribeStep(work, step, world);
    case "call":
      return present(
        await callProjectFunction(world, {
          name: step.function,
          input: evaluateAll(step.with, work.scope),
          caseId: work.row.id,
          idempotencyKey: null,
          timeoutMs: functionTimeoutMs,
        }),
        "the function gave nothing",
      );
  }
}

/** Asks what a lookup asks, with the values of a scope. */
export function lookUp(
  step: LookupStep,
  scope: Record<string, unknown>,
  { lookups }: Pick<WorkerWorld, "lookups">,
): ReturnType<Lookups["find"]> {
  return lookups.find(step.connection, lookupRequestOf(step, scope), step);
}

function lookupRequestOf(step: LookupStep, scope: Record<string, unknown>): LookupRequest {
  switch (step.kind) {
    case "lookup-sql":
      return { kind: "sql", sql: step.sql, params: evaluateAll(step.params, scope) };
    case "lookup-http":
      return { kind: "http", path: step.path.render(scope), query: evaluateAll(step.query, scope) };
    case "lookup-tool":
      return { kind: "tool", tool: step.tool, arguments: evaluateAll(step.arguments, scope) };
  }
}

const everyRow = (request: LookupRequest): LookupRequest =>
  request.kind === "sql" ? { ...request, every: true } : request;

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
