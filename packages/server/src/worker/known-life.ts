import type { CaseDetail } from "@surety/core/wire/case";
import type { Definition } from "../definitions/definition-store.ts";
import { caseDetailOf } from "../queries/case-detail.ts";
import { toldEffect } from "../queries/effect-wire.ts";
import { linesOf, namesSomebody } from "../queries/timeline-wire.ts";
import { isoTime } from "../storage/iso-time.ts";
import { isFresh } from "./claim-cases.ts";
import { toldJudgment } from "./told-judgment.ts";
import type { CaseRow, KnownLife, NewJudgment, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Begins to follow a case whose sender waits for its end here; null where nobody does, or it has a life already. */
export function followLife(
  { awaited }: Pick<WorkerWorld, "awaited">,
  row: CaseRow,
  { version, number }: Definition,
): KnownLife | null {
  if (!awaited.has(row.id) || !isFresh(row) || row.version !== version) return null;
  return { number, stretches: [], timelineId: null, costMicros: 0 };
}

/** Takes in what a stretch of it has left, when that is written. Reviews are left to be read: people change them. */
export function followStretch(work: WorkCase, stop: Stop): void {
  const { life } = work;
  if (life === null) return;
  const told = stop.kind === "effects" || stop.kind === "done";
  if (!told || work.audits.length > 0 || work.timeline.some(namesSomebody)) {
    work.life = null;
    return;
  }
  life.costMicros += work.costMicros;
  if (life.timelineId !== null) life.stretches.push({ id: life.timelineId, entries: work.timeline });
  life.timelineId = null;
}

/** The case as it would be read after its end, at `endedAt`; null where more than what is known here belongs to it. */
export function toldEnd(work: WorkCase, endedAt: Date): CaseDetail | null {
  const { life, row } = work;
  const judgments = [...work.judgments.values()];
  if (life === null || judgments.some((one) => !byMachine.has(one.decided_by))) return null;
  const { route, segment, answer, queue, data } = work;
  const told = work.effects
    .toSorted(byPlan)
    .map((one) => toldEffect({ ...one, createdAt: one.createdAt ?? endedAt }, one.milliseconds));
  return caseDetailOf({
    row: {
      ...row,
      route,
      segment,
      answer,
      queue,
      data,
      status: "done",
      waiting_for: null,
      error: null,
      ended_at: endedAt,
      confidence: judgments[0]?.confidence ?? null,
      cost_micros: String(life.costMicros),
      number: life.number,
      currency: work.compiled.document.measure?.currency ?? null,
    },
    judgments: judgments.toSorted(byTime).map(toldJudgment),
    effects: told,
    timeline: life.stretches.flatMap(({ id, entries }) =>
      linesOf(
        id,
        entries.map((one) => ({ ...one, at: isoTime(one.at) })),
      ),
    ),
    review: null,
  });
}

/** Deciders that are nobody whose name must be looked up. */
const byMachine: ReadonlySet<string | null> = new Set([null, "model"]);

const byTime = (one: NewJudgment, other: NewJudgment): number =>
  one.block - other.block || one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);

const byPlan = (one: WorkCase["effects"][number], other: WorkCase["effects"][number]): number =>
  (one.createdAt?.getTime() ?? 0) - (other.createdAt?.getTime() ?? 0) || (one.id < other.id ? -1 : 1);
