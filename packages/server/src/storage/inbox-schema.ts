import type { ReviewFilter } from "@surety/core/wire/review-list";
import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

/** Tables of the inbox beside its reviews. */
export interface InboxSchema {
  "surety.saved_views": SavedViewsTable;
  "surety.default_views": DefaultViewsTable;
}

interface SavedViewsTable {
  id: string;
  name: string;
  made_by: string;
  shared: Generated<boolean>;
  filter: Json<ReviewFilter>;
  created_at: Time;
  updated_at: Time;
}

/** The view with which somebody's inbox opens. */
interface DefaultViewsTable {
  person: string;
  view: string;
}
