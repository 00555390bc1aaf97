import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeImap, startFakeImap } from "@surety/testing/fakes/fake-imap";
import { owner, openTestHouse, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { fetchMails } from "./fetch-mails.ts";

const account = { user: "bills@example.com", password: "s3cret" };

function mail(subject: string, attached: string): string {
  return [
    `Message-ID: <${subject}@example.org>`,
    "From: ada@example.org",
    `Subject: ${subject}`,
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "",
    "Please pay.",
    "--b",
    'Content-Type: application/pdf; name="bill.pdf"',
    "Content-Disposition: attachment; filename=bill.pdf",
    "",
    attached,
    "--b--",
    "",
  ].join("\r\n");
}

describe("a mailbox", () => {
  let house: TestHouse;
  let imap: FakeImap;
  let now = new Date();

  beforeAll(async () => {
    imap = await startFakeImap(account);
    house = await openTestHouse(undefined, { clock: { now: () => now } });
    const { host, port } = imap;
    const settings = { host, port, security: "none", ...account, allowPrivate: [`127.0.0.1:${port}`] };
    await house.commands.saveConnection("inbox", "mailbox", settings, owner);
    await house.commands.saveWorkflow(
      ruleWorkflow({
        name: "bills",
        input: {
          type: "object",
          required: ["document", "subject"],
          properties: { document: { type: "object", format: "document" }, subject: { type: "string" } },
        },
        triggers: [
          {
            id: "mail",
            email: { connection: "inbox", each: "attachment" },
            map: { document: "event.document", subject: "event.mail.subject" },
          },
        ],
        accept: 'input.subject != "spam"',
        dedupe: { key: "input.document.hash" },
        flow: [{ act: [{ otherwise: [{ assign: { queue: "bills" } }] }] }],
      }),
      owner,
    );
  });
  afterAll(async () => {
    await house.end();
    await imap.close();
  });

  /** The house looks by itself too, and while it does nobody else. */
  const look = (until: () => Promise<boolean> | boolean) =>
    expect
      .poll(
        async () => {
          await fetchMails(house.mails);
          return until();
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  const cases = () =>
    house.database.query<{ subject: string }>(
      "select input->>'subject' as subject from surety.cases where workflow = 'bills' order by received_at, id",
    );
  const alerts = () =>
    house.database.query<{ title: string; facts: { what: string; next: string } }>(
      "select title, facts from surety.alerts where workflow = 'bills' order by created_at, id",
    );

  it("gives each attachment to a case, and moves the mail", async () => {
    imap.deliver(mail("march", "%PDF-1.4 march"));
    imap.deliver(mail("april", "%PDF-1.4 april"));
    await look(() => imap.folders.get("Taken")?.length === 2);
    expect((await cases()).map(({ subject }) => subject)).toEqual(["march", "april"]);
    expect(imap.folders.get("INBOX")).toEqual([]);
  });

  it("makes no second case where it was ended before the mail was moved", async () => {
    imap.hangUpAtMove();
    imap.deliver(mail("may", "%PDF-1.4 may"));
    await look(() => imap.folders.get("Taken")?.length === 3);
    expect((await cases()).filter(({ subject }) => subject === "may")).toHaveLength(1);
  });

  it("puts aside what is no mail, and tells it", async () => {
    imap.deliver("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(200));
    await look(() => imap.folders.get("Refused")?.length === 1);
    expect(await alerts()).toMatchObject([
      {
        title: "One mail was put aside: bills",
        facts: { what: expect.stringContaining("The mail cannot be taken apart") },
      },
    ]);
  });

  it("tells once where it cannot be opened, and goes on when it can", async () => {
    const { host, port } = imap;
    const settings = { host, port, security: "none", ...account, allowPrivate: [`127.0.0.1:${port}`] };
    await house.commands.saveConnection("inbox", "mailbox", { ...settings, password: "changed" }, owner);
    imap.deliver(mail("june", "%PDF-1.4 june"));
    await look(async () => (await alerts()).length === 2);
    await fetchMails(house.mails);
    expect((await alerts()).slice(1)).toMatchObject([
      { title: "Mails of bills are not fetched: inbox", facts: { next: expect.stringContaining("password") } },
    ]);
    await house.commands.saveConnection("inbox", "mailbox", settings, owner);
    await look(() => imap.folders.get("Taken")?.length === 4);
    expect((await cases()).map(({ subject }) => subject)).toContain("june");
  });

  it("tells of a server that is away only after a while", async () => {
    await imap.close();
    await fetchMails(house.mails);
    await fetchMails(house.mails);
    expect(await alerts()).toHaveLength(2);
    now = new Date(now.getTime() + 11 * 60_000);
    await look(async () => (await alerts()).length === 3);
    expect((await alerts())[2]?.facts.what).toContain(`127.0.0.1:${imap.port}`);
  });
});
