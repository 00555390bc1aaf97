import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Secret, secretText } from "./secret.ts";

const secret = new Secret("hunter2");

describe("Secret", () => {
  it.each([
    ["JSON", JSON.stringify({ secret })],
    ["a template string", `${secret as unknown as string}`],
    ["joined text", [secret].join()],
    ["an inspector", inspect({ deep: { secret } }, { showHidden: true })],
    ["its own keys", JSON.stringify(Object.assign({}, secret)) + Reflect.ownKeys(secret).join()],
    ["a sum", `x${String(secret)}`],
  ])("does not show in %s", (_where, text) => expect(text).not.toContain("hunter2"));

  it("is revealed only when asked", () => expect(secret.reveal()).toBe("hunter2"));
});

describe("secretText", () => {
  it("turns text into a secret and passes a secret through", () => {
    expect(secretText.parse("hunter2").reveal()).toBe("hunter2");
    expect(secretText.parse(secret).reveal()).toBe("hunter2");
    expect(secretText.safeParse("").success).toBe(false);
    expect(JSON.stringify(secretText.safeParse(7).error)).not.toContain("hunter2");
  });

  it("is marked in the JSON Schema of the settings", () => {
    expect(
      z.toJSONSchema(z.strictObject({ password: secretText }), { io: "input", unrepresentable: "any" }),
    ).toMatchObject({
      properties: { password: { format: "password", writeOnly: true } },
    });
  });
});
