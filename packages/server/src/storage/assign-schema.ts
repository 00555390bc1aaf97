import type { Generated } from "kysely";
import type { ReviewHours } from "@surety/core/review/review-hours";
import type { Json, Time } from "./column-types.ts";

export interface GroupsTable {
  name: string;
  created_at: Time;
}

export interface GroupMembersTable {
  group_name: string;
  person: string;
}

export interface DeskPeopleTable {
  person: string;
  skills: Generated<string[]>;
  /** Most reviews at once. */
  capacity: Generated<number>;
  hours: Json<ReviewHours | null>;
}

export interface AbsencesTable {
  person: string;
  id: string;
  from_at: Time;
  until_at: Time;
  /** At most one of both; without either, work goes back to its queue. */
  stand_in_person: string | null;
  stand_in_group: string | null;
}

export interface RecusalsTable {
  case_id: string;
  person: string;
  review: string;
  reason: string;
  at: Time;
}

export interface ReviewNotesTable {
  id: string;
  case_id: string;
  review: string;
  author: string;
  text: string;
  /** Where it went with it: the name of a person or a group. */
  given_to: string | null;
  at: Time;
}

/** To whom a review is given, and who must not decide it: the same for real and planted ones. */
export interface AssignedColumns {
  assignee: string | null;
  assigned_group: string | null;
  assigned_at: Time | null;
  /** Why it was given to nobody. */
  assign_note: string | null;
  /** Whether others may take what is given to somebody who is there. */
  others_may: Generated<boolean>;
  claim_minutes: Generated<number>;
  /** Ids, addresses, names in lower case, roles. */
  barred: Generated<string[]>;
}

/** The tables of migration 020. */
export interface AssignSchema {
  "surety.groups": GroupsTable;
  "surety.group_members": GroupMembersTable;
  "surety.desk_people": DeskPeopleTable;
  "surety.absences": AbsencesTable;
  "surety.recusals": RecusalsTable;
  "surety.review_notes": ReviewNotesTable;
}
