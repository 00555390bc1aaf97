import type { BulkItem } from "@surety/core/wire/bulk";
import type { Refusal } from "../storage/bulk-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { limitOf, type Page, pageFrom, type PageRequest, readCursor } from "./page.ts";

interface ItemRow {
  place: number;
  reviewId: string;
  title: string | null;
  state: BulkItem["state"];
  undoUntil: Date | null;
  refusal: Refusal | null;
}

/** What became of each review of a bulk, in the order of the selection. */
export async function listBulkItems(
  database: Queryable,
  bulk: string,
  page: PageRequest,
  now: Date,
): Promise<Page<BulkItem>> {
  const limit = limitOf(page);
  const [place = "-1"] = readCursor(page, 1) ?? [];
  const rows = await database.query<ItemRow>(
    `select i.place, i.review_id as "reviewId", r.title, coalesce(i.refusal, i.undo_refusal) as refusal,
       case when i.state = 'decided' and d.undone_at is not null then 'undone' else i.state end as state,
       case when i.state = 'decided' and d.undone_at is null and i.undo_refusal is null then r.undo_until end as "undoUntil"
     from surety.bulk_items i
       left join lateral (select title, undo_until from surety.reviews where id = i.review_id
         union all select title, undo_until from surety.planted_reviews where id = i.review_id) r on true
       left join lateral (select undone_at from surety.decisions where id = i.decision_id
         union all select undone_at from surety.planted_decisions where id = i.decision_id) d on true
     where i.bulk = $1 and i.place > $2::int order by i.place limit $3`,
    [bulk, place, limit + 1],
  );
  return pageFrom(
    rows,
    limit,
    ({ reviewId, title, state, undoUntil, refusal }) => ({
      reviewId,
      title: title ?? "",
      state,
      undoUntil: undoUntil === null || undoUntil <= now ? null : undoUntil.toISOString(),
      reason: refusal?.sentence ?? null,
    }),
    (row) => [String(row.place)],
  );
}
