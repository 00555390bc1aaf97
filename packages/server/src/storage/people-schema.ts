import type { Generated } from "kysely";
import type { Time } from "./column-types.ts";

type Role = "owner" | "editor" | "reviewer" | "viewer";

export interface PeopleTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  role: Generated<Role>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** Since when somebody lets owners and editors see how they decide. */
  practice_shared_at: Time | null;
  /** Hours a week that somebody has for reviews, by their own word. */
  review_hours: number | null;
}

export interface SessionsTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Time;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface AccountsTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Time | null;
  refresh_token_expires_at: Time | null;
  scope: string | null;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface VerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Time;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface SetupTokensTable {
  hash: string;
  expires_at: Time;
  used_at: Time | null;
  /** Null for the link of the first owner, which opens nothing once somebody has an account. */
  role: Role | null;
}

export interface ApiKeysTable {
  id: string;
  name: string;
  prefix: string;
  hash: string;
  role: Role;
  created_by: string | null;
  created_at: Generated<Date>;
  last_used_at: Time | null;
}

/** The tables of migration 002. */
export interface PeopleSchema {
  "surety.people": PeopleTable;
  "surety.sessions": SessionsTable;
  "surety.accounts": AccountsTable;
  "surety.verifications": VerificationsTable;
  "surety.setup_tokens": SetupTokensTable;
  "surety.api_keys": ApiKeysTable;
}
