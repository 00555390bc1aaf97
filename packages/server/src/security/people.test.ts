import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { openPeople, type People } from "./people.ts";
import { issueSetupToken, setupNeeded } from "./setup-token.ts";

const owner = { name: "Ada", email: "ada@example.test", password: "correct horse battery" };

describe("people", () => {
  let database: Database;
  let people: People;
  let drop: () => Promise<void>;
  let token: string;

  beforeAll(async () => {
    const test = await createTestDatabase({ migrated: true });
    drop = test.drop;
    database = openDatabase(test.url, 4);
    people = openPeople({
      database,
      secret: "fT8sJq2LzR5vYx9cBn4mKd7wQe1uHa6p".repeat(2),
      origin: "http://localhost:4310",
    });
    token = (await issueSetupToken(database)) ?? "";
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  const withCookies = (cookies: string[]) =>
    new Headers({ cookie: cookies.map((line) => line.split(";")[0]).join("; ") });

  it("refuses a token that was never issued, and a short password without using the token up", async () => {
    await expect(people.setUp({ ...owner, token: "guess" })).rejects.toMatchObject({ code: "setup-token-invalid" });
    await expect(people.setUp({ ...owner, password: "short", token })).rejects.toMatchObject({ code: "bad-password" });
    expect(await setupNeeded(database)).toBe(true);
  });

  it("makes the owner once, with a cookie that scripts cannot read", async () => {
    const both = await Promise.allSettled([
      people.setUp({ ...owner, token }),
      people.setUp({ ...owner, email: "eve@example.test", token }),
    ]);
    const made = both.filter((one) => one.status === "fulfilled");
    expect(made).toHaveLength(1);
    const entrance = made[0]!.value;
    expect(entrance.person.role).toBe("owner");
    expect(entrance.cookies[0]).toMatch(/HttpOnly/i);
    expect(entrance.cookies[0]).toMatch(/SameSite=Lax/i);
    expect(await people.find(withCookies(entrance.cookies))).toEqual(entrance.person);
    expect(await issueSetupToken(database)).toBeNull();
  });

  it("signs in and out, and says the same for a wrong password as for an unknown address", async () => {
    const person = await people.create({ ...owner, email: "rev@example.test", role: "reviewer" });
    await expect(people.signIn({ email: "rev@example.test", password: "wrong wrong wrong" })).rejects.toMatchObject({
      code: "wrong-password",
    });
    await expect(people.signIn({ email: "nobody@example.test", password: owner.password })).rejects.toMatchObject({
      code: "wrong-password",
    });
    const entrance = await people.signIn({ email: "rev@example.test", password: owner.password });
    expect(entrance.person).toEqual(person);
    const headers = withCookies(entrance.cookies);
    expect(await people.find(headers)).toEqual(person);
    await people.signOut(headers);
    expect(await people.find(headers)).toBeNull();
  });

  it("does not believe a forged cookie", async () => {
    expect(await people.find(new Headers({ cookie: "surety.session_token=abc.def" }))).toBeNull();
  });
});
