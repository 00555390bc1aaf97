import { problemDetails } from "@surety/core/wire/common";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Doorway, takePort } from "./serve.ts";

describe("a port that was taken before there is anything to serve", () => {
  let door: Doorway;
  beforeAll(async () => void (door = await takePort({ host: "127.0.0.1", port: 0, publicUrl: null })));
  afterAll(() => door.close());
  const asked = (path: string, accept: string, method = "GET") =>
    fetch(door.origin + path, { method, headers: { accept } });

  it("tells programs to come back, in the shape of every other refusal", async () => {
    for (const method of ["GET", "POST"]) {
      const answer = await asked("/api/v1/reviews", "application/json", method);
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("1");
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(problemDetails.parse(await answer.json())).toMatchObject({ code: "starting", status: 503, field: null });
    }
  });

  it("tells what watches it that it is not ready, in the words that it waits for", async () => {
    expect(await (await asked("/readyz", "*/*")).json()).toEqual({
      ok: false,
      oldestRunnableSeconds: null,
      reason: "Surety is starting.",
    });
  });

  it("shows people a page that asks again by itself", async () => {
    const answer = await asked("/inbox", "text/html,*/*;q=0.8");
    expect([answer.status, answer.headers.get("refresh")]).toEqual([503, "1"]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await answer.text()).toContain("<h1>Surety is starting</h1>");
  });

  it("gives everything to the app once it is there", async () => {
    door.open(() => new Response("here"));
    expect(await (await asked("/readyz", "*/*")).text()).toBe("here");
  });
});
