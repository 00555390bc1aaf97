import { describe, expect, it } from "vitest";
import { shopAgent } from "./agent.fixture.ts";
import { carriesAddress } from "./carries-address.ts";
import { whyHeld } from "./why-held.ts";

describe("what leads somewhere", () => {
  it.each([
    "See https://evil.example/pay",
    "hxxp://evil.example",
    "Write to eve@evil.example",
    "ｅｖｅ＠ｅｖｉｌ．ｅｘａｍｐｌｅ",
    "www.evil",
    "go to evil.com now",
    "e\u200Bv\u200Bil.c\u200Bom",
    "javascript:alert(1)",
    "<img src=x>",
    "&lt;a href",
    "[click](x)",
    "connect to 203.0.113.7",
    "пример.рф и evil。com",
  ])("%s", (text) => expect(carriesAddress({ text })).toBe(true));

  it.each(["Your lamp is on its way.", "We pay 12.50 EUR back, as you asked: order 7.", "Thanks! Best, Ida"])(
    "not: %s",
    (text) => expect(carriesAddress({ text })).toBe(false),
  );

  it("is found however deep it stands", () => {
    expect(carriesAddress({ lines: [{ note: "http://x" }] })).toBe(true);
    expect(carriesAddress([1, null, true, "plain"])).toBe(false);
  });
});

describe("a call that a person must see first", () => {
  const agent = shopAgent();
  const reply = (text: string) => ({ tool: "reply", arguments: { text } });

  it("has high stakes, or leads somewhere", () => {
    expect(whyHeld(agent, [reply("All good."), { tool: "refund", arguments: { number: 7, amount: 1 } }])).toEqual({
      code: "high-stakes",
      sentence: "refund has high stakes: a person sees the exact call first.",
    });
    expect(whyHeld(agent, [reply("Pay at http://evil.example")])?.code).toBe("check-failed");
    expect(whyHeld(agent, [reply("All good.")])).toBeNull();
    expect(whyHeld(agent, [])).toBeNull();
  });

  it("is one of a tool that is not there", () => {
    expect(whyHeld(agent, [{ tool: "gone", arguments: {} }])?.code).toBe("high-stakes");
  });
});
