import { z } from "zod";
import { groupName, skill } from "../review/assign-schema.ts";
import { reviewHours } from "../review/review-hours.ts";
import { instant } from "./common.ts";
import { role } from "./session.ts";

const moment = z.iso.datetime({ offset: true });

/** Until when somebody is away, and who does their work: a person, a group, or nobody (it goes back to its queue). */
export const absence = z.strictObject({
  from: moment,
  until: moment,
  standIn: z
    .union([z.strictObject({ person: z.string().max(100) }), z.strictObject({ group: groupName })])
    .nullable()
    .default(null),
});
export type Absence = z.output<typeof absence>;

/** Somebody who works here, as far as giving them work is concerned. */
export const deskPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  groups: z.array(z.string()),
  skills: z.array(z.string()),
  /** Most reviews that they have at once. */
  capacity: z.number().int(),
  /** Those that they have. */
  open: z.number().int(),
  /** When they work; null where they have not said. Whoever gives work sees it, and it is not counted. */
  hours: reviewHours.nullable(),
  /** The present or the next one. */
  absence: absence.extend({ standInName: z.string().nullable(), now: z.boolean() }).nullable(),
  /** Whether whoever asks may change their groups, skills and capacity; and when they are there. */
  mayChange: z.boolean(),
  mayChangeTimes: z.boolean(),
});
export type DeskPerson = z.output<typeof deskPerson>;

/** What is left out stays as it is. */
export const deskPersonChange = z.strictObject({
  groups: z.array(groupName).max(100).optional(),
  skills: z.array(skill).max(100).optional(),
  capacity: z.number().int().min(0).max(1000).optional(),
  hours: reviewHours.nullable().optional(),
});
export type DeskPersonChange = z.output<typeof deskPersonChange>;

export const peopleGroup = z.object({
  name: z.string(),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What is given to it and to nobody of it. */
  open: z.number().int(),
  /** Workflows that name it. */
  usedBy: z.array(z.string()),
});
export type PeopleGroup = z.output<typeof peopleGroup>;

/** To a person, to a group, or with neither back to its queue. */
export const assignRequest = z
  .strictObject({
    person: z.string().max(100).nullable().default(null),
    group: groupName.nullable().default(null),
    note: z.string().max(4000).nullable().default(null),
  })
  .refine(({ person, group }) => person === null || group === null, "a person or a group, not both");
export type AssignRequest = z.output<typeof assignRequest>;

export const recuseRequest = z.strictObject({ reason: z.string().trim().min(3).max(1000) });
export const noteRequest = z.strictObject({ text: z.string().trim().min(1).max(4000) });

/** Whom a note on a review can name. */
export const mentionablePeople = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
});

export const reviewNote = z.object({
  id: z.string(),
  author: z.string(),
  mine: z.boolean(),
  text: z.string(),
  /** The name of who got the review with it. */
  givenTo: z.string().nullable(),
  at: instant,
});
export type ReviewNote = z.output<typeof reviewNote>;

/** Who has a review, what was said about it, and what whoever asks may do about that. */
export const reviewDesk = z.object({
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  group: z.string().nullable(),
  /** Why it was given to nobody, where its workflow wants it given. */
  note: z.string().nullable(),
  claimMinutes: z.number().int(),
  /** Oldest first; without those of people whose answer whoever asks must not know yet. */
  notes: z.array(reviewNote),
  may: z.object({ take: z.boolean(), give: z.boolean(), recuse: z.boolean(), write: z.boolean() }),
  /** For leads: who has said that they should not decide it. Null for everybody else. */
  recusals: z.array(z.object({ name: z.string(), reason: z.string(), at: instant })).nullable(),
});
export type ReviewDesk = z.output<typeof reviewDesk>;

/** A link that makes one account, once. */
export const invitation = z.object({ link: z.string(), expiresAt: instant });
