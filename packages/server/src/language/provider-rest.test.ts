import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { ProviderRest } from "./provider-rest.ts";
import { endRest, forgetRest, isAtRest, noteFailure, takeTry } from "./rest-rows.ts";

let test: TestDatabase;
/** Of two processes on one database. */
let here: Database;
let there: Database;
beforeAll(async () => {
  test = await createTestDatabase({ migrated: true });
  [here, there] = [openDatabase(test.url, 4), openDatabase(test.url, 4)];
}, 60_000);
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await test.drop();
});

const start = new Date("2026-03-04T10:00:00Z").getTime();
const at = (seconds: number) => new Date(start + seconds * 1000);
const fail = async (name: string, times: number, seconds = 0) => {
  for (let n = 0; n < times; n += 1) await noteFailure(n % 2 === 0 ? here : there, name, null, at(seconds));
};

describe("a provider that keeps failing", () => {
  it("is left alone after five failures in a row, wherever they were seen, and tried by one for all", async () => {
    await fail("away", 4);
    expect(await takeTry(there, "away", at(0))).toBeNull();
    await fail("away", 1);
    expect(await takeTry(there, "away", at(1))).toEqual({ told: false, waitMs: 1000 });
    expect(await isAtRest(there, "away", at(1))).toBe(true);
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => takeTry(n % 2 ? here : there, "away", at(2))));
    expect(tries.filter((rest) => rest === null)).toHaveLength(1);
    // The one that tries has not come back: the others are not asked for 4 s.
    expect(await takeTry(here, "away", at(5.9))).toMatchObject({ told: false });
    expect(await takeTry(here, "away", at(6))).toBeNull();
  });

  it("rests for a minute at most, and not for longer because calls were under way", async () => {
    await fail("long", 400);
    expect(await takeTry(here, "long", at(0))).toEqual({ told: false, waitMs: 2000 });
    let now = 2;
    for (let n = 0; n < 8; n += 1) {
      expect(await takeTry(here, "long", at(now))).toBeNull();
      const rest = await takeTry(there, "long", at(now));
      expect(rest?.waitMs).toBe(Math.min(60, 2 ** (n + 2)) * 1000);
      now += Math.min(60, 2 ** (n + 2));
    }
  });

  it("is asked by all again when one call succeeded, and a success between failures counts", async () => {
    await fail("back", 5);
    expect(await takeTry(here, "back", at(2))).toBeNull();
    await endRest(here, "back");
    expect(await takeTry(there, "back", at(2))).toBeNull();
    await fail("back", 4, 3);
    await endRest(there, "back");
    await fail("back", 4, 3);
    expect(await isAtRest(here, "back", at(3))).toBe(false);
  });
});

describe("a provider that asks to wait", () => {
  it("is left alone so long by all, whatever else succeeds, and no shorter wait shortens it", async () => {
    await noteFailure(here, "told", 30_000, at(0));
    await noteFailure(there, "told", 5000, at(1));
    await endRest(here, "told");
    expect(await takeTry(there, "told", at(10))).toEqual({ told: true, waitMs: 20_000 });
    expect(await takeTry(there, "told", at(30))).toBeNull();
  });

  it("is asked at once when its connection was saved", async () => {
    await noteFailure(here, "saved", 30_000, at(0));
    await forgetRest(there, "saved");
    expect(await takeTry(here, "saved", at(1))).toBeNull();
  });
});

describe("calls in two processes", () => {
  const limited = (retryAfterMs?: number) =>
    new TransientError({ code: "http-429", message: "Too many", retryAfterMs });

  it("honour what one of them was told, also one that starts later, for ten minutes at most", async () => {
    const [one, two] = [new ProviderRest(here), new ProviderRest(there)];
    await expect(one.call("brain", () => Promise.reject(limited(86_400_000)))).rejects.toMatchObject({
      code: "http-429",
    });
    let asked = 0;
    const count = () => Promise.resolve((asked += 1));
    for (const process of [two, new ProviderRest(there)])
      await expect(process.call("brain", count)).rejects.toMatchObject({
        kind: "transient",
        code: "provider-resting",
        message: "brain asked to be left alone for another 600 s.",
      });
    expect([asked, await two.isResting("brain")]).toEqual([0, true]);
    expect(await two.call("other", count)).toBe(1);
  });

  it("take a refusal for a sign of life, and no fault of ours for one of a provider", async () => {
    const rest = new ProviderRest(here);
    const refused = new TerminalError({ code: "http-400", message: "No", remedy: "Ask otherwise." });
    for (const error of [
      ...Array<Error>(4).fill(limited()),
      refused,
      ...Array<Error>(4).fill(limited()),
      new Error("bug"),
    ])
      await expect(rest.call("alive", () => Promise.reject(error))).rejects.toBe(error);
    expect(await rest.isResting("alive")).toBe(false);
    await expect(rest.call("alive", () => Promise.reject(limited()))).rejects.toThrow("Too many");
    await expect(new ProviderRest(there).call("alive", () => Promise.resolve(1))).rejects.toThrow(
      /^alive has failed again and again and is left alone for another \d s\.$/,
    );
  });
});
