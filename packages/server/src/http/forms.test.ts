import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorkflow } from "../queries/seed.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

describe("hosted forms", () => {
  let house: TestApp;

  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
  });
  afterAll(() => house.close());

  const send = (
    fields: Record<string, string>,
    headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
    trigger = "ask",
  ) => house.app.request(`/forms/tickets/${trigger}`, { method: "POST", body: new URLSearchParams(fields), headers });

  it("draws a field for each property, escaped, with labels, without script", async () => {
    const answer = await house.app.request("/forms/tickets/ask");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const text = await answer.text();
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`'sha256-${hash}'`);
    expect(text).toContain("We answer &lt;soon&gt;.");
    expect(text).toContain('<label for="subject">');
    expect(text).toContain('<select id="channel"');
    expect(text).toContain('type="checkbox"');
    expect(text).not.toContain("<script");
  });

  it("makes a case with the types of the schema, and thanks with its id", async () => {
    const answer = await send({
      subject: "Hello\r\nthere",
      amount: "12.5",
      urgent: "true",
      channel: "mail",
      sneaky: "x",
    });
    expect(answer.status).toBe(200);
    const [row] = await house.database.query<{ id: string; input: unknown }>(
      "select id, input from surety.cases where trigger_id = 'ask'",
    );
    expect(row?.input).toEqual({ subject: "Hello\nthere", amount: 12.5, urgent: true, channel: "mail" });
    const text = await answer.text();
    expect(text).toContain(row?.id);
    expect(text).not.toContain("/cases/");
  });

  it("links the case for whoever may read cases", async () => {
    const headers = { ...(await house.as("reviewer")), "sec-fetch-site": "same-origin" };
    const text = await (await send({ subject: "From a colleague" }, headers, "staff")).text();
    const [row] = await house.database.query<{ id: string }>("select id from surety.cases where trigger_id = 'staff'");
    expect(text).toContain(`<a href="/cases/${row?.id}">`);
  });

  it("keeps what was entered and says beside the field what is wrong", async () => {
    const answer = await send({ subject: "", body: '"><img src=x onerror=alert(1)>', amount: "-3" });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('id="subject-error"');
    expect(text).toContain('id="amount-error"');
    expect(text).toContain('value="-3"');
    expect(text).toContain("&quot;&gt;&lt;img");
    expect(text).not.toContain("<img");
  });

  it("takes nothing that another site sends", async () => {
    expect((await send({ subject: "x" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send({ subject: "x" }, { origin: "https://evil.test", host: "localhost:4747" })).status).toBe(403);
  });

  it("asks for a session where the form is not public", async () => {
    const before = await house.app.request("/forms/tickets/staff");
    expect(before.status).toBe(403);
    expect(await before.text()).toContain("Open the link behind Set up");
    await house.database.query(
      "insert into surety.people (id, name, email, role) values ('p-1', 'Olive', 'olive@example.org', 'owner')",
    );
    expect(await (await house.app.request("/forms/tickets/staff")).text()).toContain("Sign in to the console");
    expect((await send({ subject: "x" }, { "sec-fetch-site": "same-origin" }, "staff")).status).toBe(403);
    expect((await house.app.request("/forms/tickets/staff", { headers: await house.as("reviewer") })).status).toBe(200);
    expect((await house.app.request("/forms/tickets/api")).status).toBe(404);
  });
});
