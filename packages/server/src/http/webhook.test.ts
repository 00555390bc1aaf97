import { createHmac, randomBytes } from "node:crypto";
import type { SecretRow } from "@surety/core/wire/secret";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const path = "/api/v1/hooks/tickets/shop";

describe("webhooks", () => {
  let house: TestApp;
  const secret = randomBytes(24).toString("base64");

  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
  });
  afterAll(() => house.close());

  function signed(id: string, body: string, age = 0): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const signature = createHmac("sha256", Buffer.from(secret, "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64");
    return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  }
  const post = (body: string, headers: Record<string, string>, at = path) =>
    house.app.request(at, { method: "POST", body, headers });

  const secrets = async () =>
    (await jsonOf<{ items: SecretRow[] }>(house.app.request("/api/v1/secrets", { headers: await house.as("editor") })))
      .items;
  const enter = async (name: string, value: string, role: "owner" | "editor" = "owner") =>
    house.app.request(`/api/v1/secrets/${name}`, {
      method: "PUT",
      body: JSON.stringify({ value }),
      headers: { ...(await house.as(role)), "content-type": "application/json" },
    });

  it("takes nothing before an owner has entered its secret", async () => {
    const early = await post('{"subject":"x"}', signed("m0", '{"subject":"x"}'));
    expect(early.status).toBe(401);
    expect(await early.json()).toMatchObject({ detail: expect.stringContaining("has not been entered") });
    expect((await enter("SHOP", `whsec_${secret}`, "editor")).status).toBe(403);
    expect(await secrets()).toContainEqual({ name: "SHOP", enteredAt: null, usedBy: ["tickets"] });
    expect((await enter("SHOP", `whsec_${secret}`)).status).toBe(204);
    const [shop] = await secrets();
    expect(shop).toEqual({ name: "SHOP", enteredAt: expect.any(String), usedBy: ["tickets"] });
  });

  it("takes a signed message once", async () => {
    const body = '{ "subject": "From the shop" }';
    const first = await post(body, signed("m1", body));
    expect(first.status).toBe(202);
    const { caseId } = await jsonOf<{ caseId: string }>(first);
    expect(await (await post(body, signed("m1", body))).json()).toMatchObject({ fate: "duplicate", caseId });
  });

  it("refuses another body, an old message, and no signature at all", async () => {
    const body = '{"subject":"x"}';
    for (const headers of [signed("m2", '{"subject":"y"}'), signed("m2", body, 3600), {}]) {
      const answer = await post(body, headers);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: "bad-signature" });
    }
    expect(await house.database.query("select 1 from surety.events where idempotency_key = 'm2'")).toEqual([]);
  });

  it("keeps a secret to itself, and refuses what cannot be one", async () => {
    expect(JSON.stringify(await secrets())).not.toContain(secret);
    for (const value of ["hunter2", "whsec_", "whsec_not base64 at all, that is"]) {
      const answer = await enter("OTHER", value);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: "bad-secret", field: "value" });
    }
    for (const name of ["connection:crm:password", "surety-promotion-key", "lower"]) {
      const answer = await enter(encodeURIComponent(name), `whsec_${secret}`);
      expect(await answer.json()).toMatchObject({ code: "bad-name" });
    }
  });

  it("takes nothing any more once its secret was removed", async () => {
    const remove = async () =>
      house.app.request("/api/v1/secrets/SHOP", { method: "DELETE", headers: await house.as("owner") });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await post("{}", signed("m3", "{}"))).status).toBe(401);
  });

  it("says no more of an unknown trigger than of an unknown workflow", async () => {
    const answers = await Promise.all(
      ["/api/v1/hooks/tickets/api", "/api/v1/hooks/none/shop"].map(async (at) => (await post("{}", {}, at)).json()),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404 });
  });
});
