import { z } from "zod";
import { instant } from "./common.ts";

export const role = z.enum(["owner", "editor", "reviewer", "viewer"]);
export type Role = z.output<typeof role>;

/** Who is looking. `setupNeeded` is true until the owner's account was made with the one-time link. */
export const session = z.object({
  setupNeeded: z.boolean(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), role }).nullable(),
  product: z.object({ version: z.string(), demo: z.boolean() }),
});
export type Session = z.output<typeof session>;

export const apiKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  role,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiKeyRow = z.output<typeof apiKeyRow>;

export const connectionRow = z.object({
  name: z.string(),
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  createdAt: instant,
  usedBy: z.array(z.string()),
  /** No process asks it before then: it asked to wait, or failed again and again. Null where it is asked. */
  restsUntil: instant.nullable(),
});
export type ConnectionRow = z.output<typeof connectionRow>;

/** What the live stream says: which noun changed, so that views read it again. */
export const liveEvent = z.object({
  noun: z.enum(["case", "review", "workflow", "job", "label", "alert"]),
  workflow: z.string(),
  ids: z.array(z.string()),
});
export type LiveEvent = z.output<typeof liveEvent>;
