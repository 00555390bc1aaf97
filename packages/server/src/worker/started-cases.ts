import { v5 as uuidFrom } from "uuid";
import type { Candidate } from "../ingest/accept-arrivals.ts";
import { judgeEvent } from "../ingest/judge-event.ts";
import { pinnedTo } from "../ingest/pinned-to.ts";
import type { NewStart, Stretch, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

const namespace = "7b0c1b0a-52f0-4a57-9d3e-2f6a6f0f8a11";

/** The cases that acts start in other workflows, with the case that started each. */
export async function startedCandidates(
  world: WorkerWorld,
  stretches: readonly Stretch[],
): Promise<{ by: string; candidate: Candidate }[]> {
  const started: { by: string; candidate: Candidate }[] = [];
  for (const { work } of stretches) {
    for (const start of work.starts)
      started.push({ by: work.row.id, candidate: await candidateOf(world, work, start) });
  }
  return started;
}

async function candidateOf(world: WorkerWorld, work: WorkCase, start: NewStart): Promise<Candidate> {
  const definition = await world.definitions.current(start.workflow);
  const trigger = { id: "start", kind: "api" as const, spec: { id: "start", api: {} }, map: null };
  const verdict = judgeEvent(definition.compiled, trigger, start.input);
  const idempotencyKey = `${work.row.id}:${start.action}`;
  const { dedupe } = verdict;
  const keys = {
    // Derived, not drawn: a run that is repeated after a crash starts the same case, not a second one.
    caseId: uuidFrom(`case:${idempotencyKey}`, namespace),
    idempotencyKey,
    dedupe:
      dedupe === null ? null : { key: dedupe.key, expiresAt: new Date(world.clock.now().getTime() + dedupe.withinMs) },
  };
  return {
    eventId: uuidFrom(`event:${idempotencyKey}`, namespace),
    ...keys,
    ...pinnedTo(definition, keys),
    workflow: definition.name,
    trigger: "start",
    receivedAt: world.clock.now(),
    // Whoever sent the case has, by it, sent this one.
    sentBy: work.row.sent_by,
    payload: start.input,
    fate: verdict.fate,
    problems: verdict.problems,
    input: verdict.input,
    title: verdict.title,
    historyKey: verdict.historyKey,
    start: definition.stage !== "paused",
  };
}
