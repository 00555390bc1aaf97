import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { Task } from "@surety/core/ports/engine";
import type { BatchRow } from "../storage/batches-schema.ts";
import type { Queryable } from "../storage/database.ts";

export const carryBatchTask = "carry-batch";

/** The next step of a batch. Its id names the look before it, so that no step is ever enqueued twice. */
export function carryTask({ id, looks }: Pick<BatchRow, "id" | "looks">, delaySeconds = 0): Task {
  const payload = { batch: id, looks };
  return { id: `${carryBatchTask} ${id} ${looks}`, name: carryBatchTask, payload, delaySeconds };
}

/** A batch as it stands; null where there is none. */
export async function readBatch(database: Queryable, id: string, lock = false): Promise<BatchRow | null> {
  const [row] = await database.query<BatchRow>(
    `select * from surety.model_batches where id = $1 ${lock ? "for update" : ""}`,
    [id],
  );
  return row ?? null;
}

/** A question of which nobody knows yet what comes. */
export interface OpenItem {
  place: number;
  request: CompletionRequest;
}

export const openItems = (database: Queryable, id: string): Promise<OpenItem[]> =>
  database.query<OpenItem>(
    "select place, request from surety.model_batch_items where batch = $1 and outcome is null order by place",
    [id],
  );

/** Under which a batch is found again, and which each of its questions begins with. */
export const markOf = (id: string): string => id.replaceAll("-", "");
export const questionId = (id: string, place: number): string => `${markOf(id)}-${place}`;

/** The place of a question in its batch; null where it is none of it. */
export function placeOf(id: string, question: string): number | null {
  const [mark, place = ""] = question.split("-");
  return mark === markOf(id) && /^\d+$/.test(place) ? Number(place) : null;
}
