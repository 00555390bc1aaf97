import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import type { WorkflowSource } from "@surety/core/workflow/document";
import type { MailPreferences } from "@surety/core/wire/notification";
import { expect } from "vitest";
import type { Actor } from "../commands/commands.ts";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** A house whose people hear by mail from a mail server on loopback. */
export interface MailHouse extends TestHouse {
  smtp: FakeSmtp;
  /** The mails to somebody, as texts, the oldest first. */
  mailsTo(person: Actor): { subject: string; text: string }[];
  /** Sends odd cases that wait for people, and gives their reviews when all are open. */
  reviewsOf(workflow: string, count: number): Promise<string[]>;
  /** Makes a workflow that runs. */
  save(name: string, changes?: Partial<WorkflowSource>): Promise<void>;
  /** Reviews that opened until now count as of a minute ago, so that they are told. */
  age(): Promise<void>;
  prefer(person: Actor, changes: Partial<MailPreferences>): Promise<void>;
}

/** Always: so that no test depends on the hour in which it runs. */
const always: MailPreferences = {
  mode: "each",
  digestAt: "00:00",
  from: "00:00",
  until: "24:00",
  zone: "UTC",
  days: [1, 2, 3, 4, 5, 6, 7],
  queues: [],
};

export const emailOf = ({ id }: Actor): string => `${id}@desk.example`;
const wait = { timeout: 30_000 };

export async function openMailHouse(): Promise<MailHouse> {
  const [smtp, house] = await Promise.all([startFakeSmtp(), openTestHouse()]);
  for (const { id, name, role } of [owner, reviewer, colleague])
    await house.database.query("insert into surety.people (id, name, email, role) values ($1, $2, $3, $4)", [
      id,
      name,
      emailOf({ id } as Actor),
      role,
    ]);
  const settings = { host: smtp.host, port: smtp.port, security: "none", from: "surety@desk.example" };
  const allowPrivate = [`127.0.0.1:${smtp.port}`];
  await house.commands.saveConnection("mail", "smtp", { ...settings, allowPrivate }, owner);
  await house.commands.saveMailConnection("mail", owner);
  return {
    ...house,
    smtp,
    mailsTo: (person) =>
      smtp
        .mailbox()
        .filter(({ to }) => to.includes(emailOf(person)))
        .map(({ mail }) => ({ subject: mail.subject ?? "", text: mail.text ?? "" })),
    reviewsOf: (workflow, count) => reviewsOf(house, workflow, count),
    async save(name, changes = {}) {
      await house.commands.saveWorkflow(
        ruleWorkflow({ name, review: { queue: "desk", undoSeconds: 0 }, ...changes }),
        owner,
      );
      await house.commands.setStage(name, "live", owner);
    },
    async age() {
      await house.database.query(
        "update surety.reviews set created_at = created_at - interval '1 minute', due_at = due_at - interval '1 minute'",
      );
      await house.database.query(
        `update surety.notification_preferences set since = since - interval '1 minute', told_until = told_until - interval '1 minute',
           last_mail_at = last_mail_at - interval '20 minutes'`,
      );
    },
    prefer: (person, changes) => house.commands.savePreferences({ ...always, ...changes }, person),
    async end() {
      await house.end();
      await smtp.close();
    },
  };
}

async function reviewsOf(house: TestHouse, workflow: string, count: number): Promise<string[]> {
  const arrivals = await house.send(workflow, ...Array.from({ length: count }, () => ({ text: "odd" })));
  const ids = arrivals.map(({ caseId }) => caseId);
  const rows = () =>
    house.database.query<{ id: string }>("select id from surety.reviews where case_id = any($1) order by id", [ids]);
  await expect.poll(async () => (await rows()).length, wait).toBe(count);
  return (await rows()).map(({ id }) => id);
}
