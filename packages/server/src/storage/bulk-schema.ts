import type { BulkPlan } from "@surety/core/wire/bulk";
import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

interface BulksTable {
  id: string;
  workflow: string;
  /** Who decided, as they were then: the decisions of the bulk are written in their name. */
  actor: Json<{ kind: "person" | "key"; id: string; name: string; role: "owner" | "editor" | "reviewer" | "viewer" }>;
  answers: Json<Record<string, string>>;
  verdict: "decide" | "reject" | "out-of-scope";
  reason_code: string | null;
  note: string | null;
  /** From the first selection to the confirmation, for all reviews together. */
  seconds: number;
  plan_hash: string;
  plan: Json<BulkPlan>;
  looks: string[];
  undo_seconds: number;
  status: "deciding" | "decided" | "undoing" | "undone";
  at: Time;
  ended_at: Time | null;
}

interface BulkItemsTable {
  bulk: string;
  place: number;
  review_id: string;
  decision_id: string;
  state: "waiting" | "decided" | "refused" | "withdrawn";
  refusal: Json<Refusal | null>;
  undo_wanted: Generated<boolean>;
  undo_refusal: Json<Refusal | null>;
}

/** Why one review of a bulk was not decided, or not taken back. */
export interface Refusal {
  code: string;
  sentence: string;
}

interface SuggestionLooksTable {
  review_id: string;
  person: string;
  first_answers: Json<Record<string, string> | null>;
  at: Time;
}

interface ArrivalHoursTable {
  hour: Time;
  workflow: string;
  queue: string;
  kind: "case" | "review" | "audit" | "exception";
  arrivals: number;
}

/** The tables of migration 018. */
export interface BulkSchema {
  "surety.bulks": BulksTable;
  "surety.bulk_items": BulkItemsTable;
  "surety.suggestion_looks": SuggestionLooksTable;
  "surety.arrival_hours": ArrivalHoursTable;
  "surety.arrival_counts": { counted_until: Time };
}
