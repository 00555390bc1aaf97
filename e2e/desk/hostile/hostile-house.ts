import type { WorkflowSource } from "@surety/core/workflow/document";
import { vi } from "vitest";
import { houseApp } from "../../../packages/server/src/http/house-app.ts";
import { takePort } from "../../../packages/server/src/http/serve.ts";
import { newApprovalLinks, writeApprovalLinks } from "../../../packages/server/src/notify/approval-links.ts";
import { type MailHouse, openMailHouse } from "../../../packages/server/src/notify/mail-house.fixture.ts";
import { openPeople } from "../../../packages/server/src/security/people.ts";
import { openApiKeys } from "../../../packages/server/src/security/api-keys.ts";
import { colleague, owner, reviewer } from "../../../packages/server/src/test-house.ts";
import { htmlMail } from "./html-mails.ts";

/** A review whose every field is hostile, with what stands in them. */
export interface HostileCase {
  caseId: string;
  review: string;
  strings: string[];
  /** Of its link page; null where the case is too long for one. */
  token: string | null;
}

export interface HostileHouse {
  origin: string;
  house: MailHouse;
  person: { email: string; password: string };
  /** What people can give as a reason. */
  reasons: string[];
  /** Sends one case for each list of strings, and one that harms nobody, which comes first. */
  send(lists: readonly string[][], canary: string): Promise<HostileCase[]>;
  end(): Promise<void>;
}

const person = { email: "reader@desk.example", password: "a long enough password" };
const short = (texts: readonly string[], most: number): string[] => [
  ...new Set(texts.map((text) => text.trim().slice(0, most).toWellFormed()).filter((text) => text.trim() !== "")),
];

/** A house in this process, served on loopback: its names, labels and queues are hostile too. */
export async function openHostileHouse(names: readonly string[]): Promise<HostileHouse> {
  const house = await openMailHouse();
  const door = await takePort({ host: "127.0.0.1", port: 0, publicUrl: undefined } as never);
  const { origin } = door;
  door.open(houseApp(house, { origin, version: "0", demo: false }).fetch as never);
  const [name = "Reader", group = "group", view = "view", ...words] = short(names, 80);
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin });
  const made = await people.create({ name, ...person, role: "owner" });
  const actor = { kind: "person", id: made.id, name, role: "owner" } as const;
  await house.commands.saveWorkflow(document(words), owner);
  await house.commands.setStage("post", "live", owner);
  await house.commands.saveGroup(group, [made.id], actor);
  await fillSettings(house, made.id, words);
  await house.commands.createView({ name: view, shared: true, filter: { q: view } } as never, actor);
  return {
    origin,
    house,
    person,
    reasons: reasonsOf(words).map(({ says }) => says),
    send: (lists, canary) => send(house, { person: made.id, name, role: "owner" }, lists, canary),
    async end() {
      await door.close();
      await house.end();
    },
  };
}

/** What else people and programs write: names of keys and of connections, and what the log keeps of who looked at whose figures. */
async function fillSettings(house: MailHouse, person: string, words: readonly string[]): Promise<void> {
  for (const word of words.slice(60, 66)) {
    await openApiKeys(house.database).create({ name: word, role: "viewer" }, owner);
    // The command refuses such a name; the page trusts no row all the same.
    await house.database.query("insert into surety.connections (name, kind, settings) values ($1, 'http', $2)", [
      word,
      JSON.stringify({ baseUrl: word }),
    ]);
    await house.commands.lookAtPractice(person, word, owner);
  }
}

/** So many fields of a case are strings; the rest of its strings are lines of the mail. */
export const fieldCount = 36;
const fieldName = (at: number): string => `f${at}`;

const reasonsOf = (words: readonly string[]) => words.slice(66, 72).map((says, at) => ({ code: `reason-${at}`, says }));

function document(words: readonly string[]): WorkflowSource {
  const strings = Object.fromEntries(
    Array.from({ length: fieldCount }, (_, at) => [
      fieldName(at),
      { type: "string" as const, title: words[at + 20] ?? fieldName(at) },
    ]),
  );
  return {
    name: "post",
    title: words[0] ?? "Post",
    description: words.slice(1, 8).join(" ").slice(0, 4000),
    noun: (words[8] ?? "letters").slice(0, 20).toWellFormed(),
    input: {
      type: "object",
      required: ["mail"],
      properties: { mail: { type: "object", format: "mail" }, ...strings },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      { prepare: { text: { clean: { from: "input.mail.text" } }, echoed: { compute: "input.f0 + input.f1" } } },
      { judge: { topic: { classify: { text: "{{ text }}", labels: words.slice(10, 18) } } } },
      {
        act: [
          {
            when: `topic.value == ${JSON.stringify(words[10])}`,
            do: [{ store: { record: "kept", data: { a: "input.f2", b: "input.f3" } } }],
          },
          { otherwise: [{ assign: { queue: "{{ input.f4 }}" } }] },
        ],
      },
    ],
    review: {
      queue: words[18] ?? "post",
      undoSeconds: 0,
      approveByLink: {},
      reasons: { codes: reasonsOf(words) },
    },
  } as WorkflowSource;
}

type Receiver = Parameters<typeof newApprovalLinks>[1];

async function send(
  house: MailHouse,
  receiver: Receiver,
  lists: readonly string[][],
  canary: string,
): Promise<HostileCase[]> {
  const harmless = Array.from({ length: 54 }, (_, at) => `harmless ${at}`);
  const all = [harmless, ...lists];
  const arrivals = await house.send("post", ...all.map((strings, at) => payload(strings, canary, at)));
  const refused = arrivals.find(({ caseId }) => caseId === null);
  if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
  const ids = arrivals.map(({ caseId }) => caseId ?? "");
  const rows = await vi.waitUntil(
    async () => {
      const found = await house.database.query<{ id: string; case: string }>(
        'select id, case_id as "case" from surety.reviews where case_id = any($1)',
        [ids],
      );
      return found.length === ids.length && found;
    },
    { timeout: 120_000, interval: 200 },
  );
  for (const row of rows) await discuss(house, row.id, all[ids.indexOf(row.case)] ?? []);
  const links = await newApprovalLinks(
    house.world,
    receiver,
    rows.map(({ id }) => id),
  );
  await house.database.transaction((tx) => writeApprovalLinks(tx, house.world, house.world.newId(), links));
  const tokens = new Map(links.map(({ id, review }) => [review, house.world.mailTokens.approval(id)]));
  return ids.map((caseId, at) => {
    const review = rows.find((row) => row.case === caseId)?.id ?? "";
    return { caseId, review, strings: all[at] ?? [], token: tokens.get(review) ?? null };
  });
}

/** The strings of a case that stand in the notes about it too, and in why somebody left it. */
export const noteStrings = (strings: readonly string[]): string[] => strings.slice(fieldCount + 4, fieldCount + 8);

async function discuss({ commands }: MailHouse, review: string, strings: readonly string[]): Promise<void> {
  const [why = "", ...notes] = noteStrings(strings).filter((text) => text.trim() !== "");
  for (const text of notes) await commands.addNote(review, text.slice(0, 4000), colleague);
  await commands.recuse(review, why.slice(0, 1000), reviewer);
}

function payload(strings: readonly string[], canary: string, at: number): object {
  const rest = strings.slice(fieldCount);
  const line = (place: number) => (rest[place] ?? "").slice(0, 1900).toWellFormed();
  const fields = Object.fromEntries(strings.slice(0, fieldCount).map((text, place) => [fieldName(place), text]));
  const mail = {
    from: line(0),
    to: [line(1), line(2)],
    subject: line(3),
    text: rest.slice(4).join("\n"),
    html: htmlMail(canary, at, rest),
  };
  return { mail, ...fields };
}
