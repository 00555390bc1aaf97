import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Arrival } from "@surety/core/wire/case";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { owner, ruleWorkflow } from "../test-house.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const pdf = (text: string) => `%PDF-1.4\n${text}`;

interface Attached {
  name: string;
  content: string;
  inline?: boolean;
}

/** A mail as a mail server hands it on. */
function mail({ id = "<1@example.org>", via = "mx1", subject = "Rechnung März", files = [] as Attached[] }): string {
  const parts = files.map(({ name, content, inline = false }) =>
    [
      "--b",
      `Content-Type: ${inline ? "image/png" : "application/octet-stream"}; name="${name}"`,
      `Content-Disposition: ${inline ? "inline" : "attachment"}; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(content).toString("base64"),
    ].join("\r\n"),
  );
  return [
    `Received: from ${via}`,
    `Message-ID: ${id}`,
    "From: Ada Lovelace <ada@example.org>",
    "To: bills@example.com, other@example.com",
    "Date: Tue, 31 Mar 2026 10:00:00 +0200",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Please pay.",
    ...parts,
    "--b--",
    "",
  ].join("\r\n");
}

describe("mails", () => {
  let house: TestApp;
  let key: Record<string, string>;

  beforeAll(async () => {
    house = await createTestApp();
    key = await house.as("reviewer");
    await save("bills", "attachment");
    await save("letters", "mail", {
      input: { type: "object", required: ["letter"], properties: { letter: { type: "object", format: "mail" } } },
      accept: 'input.letter.subject != "spam"',
      dedupe: { key: "input.letter.messageId" },
    });
    await save("mapped", "mail", {
      triggers: [
        {
          id: "mail",
          email: {},
          map: { subject: "event.mail.subject", document: "event.attachments[0]", count: "size(event.attachments)" },
        },
      ],
      input: {
        type: "object",
        required: ["subject"],
        properties: {
          subject: { type: "string" },
          count: { type: "integer" },
          document: { type: "object", format: "document" },
        },
      },
      accept: 'input.subject != "spam"',
      dedupe: { key: "input.subject" },
    });
  });
  afterAll(() => house.close());

  const save = (name: string, each: "mail" | "attachment", changes: Partial<WorkflowSource> = {}) =>
    house.parts.commands.saveWorkflow(
      ruleWorkflow({
        name,
        title: name,
        triggers: [{ id: "mail", email: { each } }],
        input: {
          type: "object",
          required: ["document"],
          properties: { document: { type: "object", format: "document" }, mail: { type: "object", format: "mail" } },
        },
        accept: "input.document.size > 0",
        dedupe: { key: "input.document.hash" },
        flow: [{ act: [{ otherwise: [{ assign: { queue: "bills" } }] }] }],
        ...changes,
      }),
      owner,
    );
  const post = (name: string, body: string, headers = key) =>
    house.app.request(`/api/v1/workflows/${name}/mails`, {
      method: "POST",
      body,
      headers: { ...headers, "content-type": "message/rfc822" },
    });
  const fates = async (answer: Response | Promise<Response>) =>
    (await jsonOf<{ items: Arrival[] }>(answer)).items.map(({ fate, caseId }) => [fate, caseId] as const);
  const inputOf = async (caseId: string | null | undefined) =>
    (
      await house.database.query<{ input: Record<string, unknown> }>("select input from surety.cases where id = $1", [
        caseId,
      ])
    )[0]?.input;

  it("make each attachment a case, but for what only decorates them", async () => {
    const sent = mail({
      files: [
        { name: "März.pdf", content: pdf("one") },
        { name: "logo.png", content: "\u0089PNG", inline: true },
        { name: "../../two.pdf", content: pdf("two") },
      ],
    });
    const answer = await post("bills", sent);
    expect(answer.status).toBe(207);
    const made = await fates(answer);
    expect(made.map(([fate]) => fate)).toEqual(["accepted", "accepted"]);
    const inputs = await Promise.all(made.map(([, id]) => inputOf(id)));
    expect(inputs.map((input) => input?.["document"])).toEqual([
      { hash: sha256(pdf("one")), name: "März.pdf", type: "application/pdf", size: 12 },
      { hash: sha256(pdf("two")), name: "two.pdf", type: "application/pdf", size: 12 },
    ]);
    expect(inputs[0]?.["mail"]).toEqual({
      messageId: "<1@example.org>",
      from: "Ada Lovelace <ada@example.org>",
      to: ["bills@example.com", "other@example.com"],
      date: "2026-03-31T08:00:00.000Z",
      subject: "Rechnung März",
      text: expect.stringContaining("Please pay."),
    });
  });

  it("are known when they are delivered again, and not by a borrowed Message-ID", async () => {
    const files = [{ name: "a.pdf", content: pdf("again") }];
    const [[, caseId] = []] = await fates(post("bills", mail({ files, id: "<2@example.org>" })));
    expect(await fates(post("bills", mail({ files, id: "<2@example.org>", via: "mx2" })))).toEqual([
      ["duplicate", caseId],
    ]);
    const events = () =>
      house.database.query(
        "select id from surety.events where workflow = 'bills' and payload->'mail'->>'messageId' = '<2@example.org>'",
      );
    expect(await events()).toHaveLength(1);
    const other = mail({ files: [{ name: "a.pdf", content: pdf("another") }], id: "<2@example.org>" });
    expect((await fates(post("bills", other)))[0]?.[0]).toBe("accepted");
    expect(await events()).toHaveLength(2);
  });

  it("are kept in the journal where they lack what is asked for", async () => {
    const { items } = await jsonOf<{ items: Arrival[] }>(post("bills", mail({ id: "<3@example.org>" })));
    expect(items).toMatchObject([{ fate: "invalid", problems: [{ field: "document" }] }]);
    const [event] = await house.database.query<{ payload: { mail: { subject: string } } }>(
      "select payload from surety.events where id = $1",
      [items[0]?.eventId],
    );
    expect(event?.payload.mail.subject).toBe("Rechnung März");
  });

  it("become one case each, with their attachments for a map", async () => {
    const files = [
      { name: "a.pdf", content: pdf("mapped") },
      { name: "b.txt", content: "terms" },
    ];
    const [[, letter] = []] = await fates(post("letters", mail({ files, id: "<4@example.org>" })));
    expect(await inputOf(letter)).toMatchObject({ letter: { subject: "Rechnung März" } });
    const [[, mapped] = []] = await fates(post("mapped", mail({ files, id: "<4@example.org>" })));
    expect(await inputOf(mapped)).toMatchObject({ subject: "Rechnung März", count: 2, document: { name: "a.pdf" } });
  });

  it("are refused where nobody may send, where nothing takes them, and where they are too large", async () => {
    expect((await post("bills", mail({}), await house.as("viewer"))).status).toBe(403);
    expect((await post("bills", mail({}), {} as Record<string, string>)).status).toBe(401);
    expect(await jsonOf(post("bills", "x".repeat(3 * 1_048_576 + 1)))).toMatchObject({ code: "body-too-large" });
    await save("none", "mail", { triggers: [{ id: "api", api: {} }] });
    expect(await jsonOf(post("none", mail({})))).toMatchObject({
      code: "trigger-not-found",
      remedy: 'Add one to its document: { id: "email", email: {} }.',
    });
  });

  it("are whatever bytes somebody sends", async () => {
    for (const body of ["no mail at all", "Subject: \u0000\r\n\r\n\u0000", "\r\n"])
      expect((await post("letters", body)).status).toBe(207);
    const nested = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(200);
    const answer = await jsonOf<Record<string, unknown>>(post("letters", nested));
    expect(answer).toMatchObject({ status: 422, code: "mail-unreadable" });
  });

  it.each([
    ["mail", { subject: { type: "string" } }, "mail-needs-map"],
    ["attachment", { mail: { type: "object", format: "mail" } }, "mail-needs-map"],
  ] as const)("need a map where each %s has no one place", async (each, properties, code) => {
    const saved = save("odd", each, {
      input: { type: "object", properties },
      accept: "true",
      dedupe: { key: '"x"' },
    });
    await expect(saved).rejects.toMatchObject({ problems: [expect.objectContaining({ code })] });
  });
});
