import type { ReviewFilter, SavedView } from "@surety/core/wire/review-list";
import type { Actor } from "../commands/commands.ts";
import { may } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";
import { countFilters } from "./count-filters.ts";
import type { Looker } from "./review-conditions.ts";

interface ViewRow {
  id: string;
  name: string;
  shared: boolean;
  made_by: string;
  author: string | null;
  filter: ReviewFilter;
  is_default: boolean;
}

/** The views that somebody may use, their own first, each with what waits in it for them. */
export async function listViews(database: Queryable, actor: Actor, looker: Looker): Promise<SavedView[]> {
  const rows = await database.query<ViewRow>(
    `select v.id, v.name, v.shared, v.made_by, surety.name_of(v.made_by) as author, v.filter, d.view is not null as is_default
     from surety.saved_views v left join surety.default_views d on d.view = v.id and d.person = $1
     where v.made_by = $1 or v.shared order by v.made_by <> $1, lower(v.name), v.id limit 100`,
    [actor.id],
  );
  const counts = await countFilters(
    database,
    rows.map(({ filter }) => filter),
    looker,
  );
  return rows.map((row, at) => ({
    id: row.id,
    name: row.name,
    shared: row.shared,
    mine: row.made_by === actor.id,
    mayChange: mayChangeView(row, actor),
    madeBy: row.author ?? row.made_by,
    filter: row.filter,
    isDefault: row.is_default,
    open: counts[at]?.open ?? 0,
    overdue: counts[at]?.overdue ?? 0,
  }));
}

/** One's own views; those of others where one may change workflows, too. */
export function mayChangeView({ made_by }: { made_by: string }, actor: Actor): boolean {
  return made_by === actor.id || may(actor, "change", "workflow");
}
