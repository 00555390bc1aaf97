import type { ApiKeyRow, ConnectionRow, Session } from "@surety/core/wire/session";
import { FIXTURE_NOW, minutesBefore } from "./seeded.ts";

const product = { version: "0.1.0", demo: false };

/** Who is looking. */
export const session = {
  owner: (): Session => ({
    setupNeeded: false,
    person: { id: "per_1", name: "Mara Lind", email: "mara@example.org", role: "owner" },
    product,
  }),
  reviewer: (): Session => ({
    setupNeeded: false,
    person: { id: "per_2", name: "Jonas Berg", email: "jonas@example.org", role: "reviewer" },
    product,
  }),
  signedOut: (): Session => ({ setupNeeded: false, person: null, product }),
  setupNeeded: (): Session => ({ setupNeeded: true, person: null, product }),
};

/** Keys by how they are used. */
export const apiKeyRow = {
  used: (change: Partial<ApiKeyRow> = {}): ApiKeyRow => ({
    id: "key_1",
    name: "Helpdesk",
    prefix: "sk_7Q4m",
    role: "editor",
    createdAt: minutesBefore(FIXTURE_NOW, 60 * 24 * 30),
    lastUsedAt: minutesBefore(FIXTURE_NOW, 4),
    ...change,
  }),
  neverUsed: (change: Partial<ApiKeyRow> = {}): ApiKeyRow => ({
    id: "key_2",
    name: "Nightly import",
    prefix: "sk_b81X",
    role: "reviewer",
    createdAt: minutesBefore(FIXTURE_NOW, 300),
    lastUsedAt: null,
    ...change,
  }),
};

/** Connections by kind. */
export const connectionRow = {
  mailbox: (change: Partial<ConnectionRow> = {}): ConnectionRow => ({
    name: "support-mailbox",
    kind: "imap",
    settings: { host: "mail.example.org", port: 993, user: "support" },
    createdAt: minutesBefore(FIXTURE_NOW, 60 * 24 * 40),
    usedBy: ["support-triage"],
    restsUntil: null,
    ...change,
  }),
  database: (change: Partial<ConnectionRow> = {}): ConnectionRow => ({
    name: "crm",
    kind: "postgres",
    settings: { host: "db.example.org", database: "crm" },
    createdAt: minutesBefore(FIXTURE_NOW, 60 * 24 * 40),
    usedBy: ["support-triage", "lead-routing"],
    restsUntil: null,
    ...change,
  }),
  unused: (change: Partial<ConnectionRow> = {}): ConnectionRow => ({
    name: "slack",
    kind: "slack",
    settings: { channel: "#refunds" },
    createdAt: minutesBefore(FIXTURE_NOW, 90),
    usedBy: [],
    restsUntil: null,
    ...change,
  }),
};
