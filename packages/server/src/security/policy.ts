import type { Actor } from "../commands/commands.ts";

/** What can be done, and to what; every route declares one pair. */
export type Verb = "read" | "send" | "decide" | "steer" | "change" | "administer";
export type Noun =
  | "overview"
  | "workflow"
  | "case"
  | "journal"
  | "review"
  | "quality"
  | "label"
  | "knowledge"
  | "set"
  | "person"
  | "job"
  | "key"
  | "connection"
  | "live"
  | "alert"
  | "metrics"
  | "baseline"
  | "outcome";

type Role = Actor["role"];
type Permission = `${Verb} ${Noun}`;

const viewer: Permission[] = [
  "read overview",
  "read workflow",
  "read case",
  "read journal",
  "read review",
  "read quality",
  "read label",
  "read knowledge",
  "read set",
  "read job",
  "read live",
  "read alert",
  "read metrics",
  "read baseline",
  "read outcome",
];
const reviewer: Permission[] = [
  ...viewer,
  "send case",
  "send outcome",
  "decide review",
  "read person",
  "steer case",
  "steer alert",
];
const editor: Permission[] = [
  ...reviewer,
  "change workflow",
  "change label",
  "change knowledge",
  "change set",
  "change baseline",
  "read connection",
  "steer review",
  "change person",
];
const owner: Permission[] = [
  ...editor,
  "administer case",
  "administer connection",
  "administer key",
  "administer person",
];

const permissions: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(viewer),
  reviewer: new Set(reviewer),
  editor: new Set(editor),
  owner: new Set(owner),
};

/** The one place that decides who may do what. A key never makes keys: a stolen one cannot outlive its removal. */
export function may(actor: Actor, verb: Verb, object: Noun): boolean {
  if (actor.kind === "key" && object === "key") return false;
  return permissions[actor.role].has(`${verb} ${object}`);
}

/** When somebody works is theirs to say; what they are asked for, and how much of it, is for leads. */
export function mayChangeTimesOf(actor: Actor, person: string): boolean {
  return actor.id === person || may(actor, "change", "person");
}
