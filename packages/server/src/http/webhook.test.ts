import { createHmac, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorkflow } from "../queries/seed.ts";
import type { SecretStore } from "../security/secret-store.ts";
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

  it("takes nothing before its secret was entered", async () => {
    expect((await post('{"subject":"x"}', signed("m0", '{"subject":"x"}'))).status).toBe(401);
    await house.database.transaction((tx) => (house.parts.secrets as SecretStore).save(tx, "SHOP", `whsec_${secret}`));
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

  it("says no more of an unknown trigger than of an unknown workflow", async () => {
    const answers = await Promise.all(
      ["/api/v1/hooks/tickets/api", "/api/v1/hooks/none/shop"].map(async (at) => (await post("{}", {}, at)).json()),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404 });
  });
});
