import { describe, expect, it } from "vitest";
import { refuseOtherOrigin } from "./same-origin.ts";

const ours = "http://localhost:4310";
const cookie = "surety.session_token=x";
const table: [string, string, Record<string, string>, boolean][] = [
  ["a read from anywhere", "GET", { cookie, "sec-fetch-site": "cross-site" }, true],
  ["our own page", "POST", { cookie, "sec-fetch-site": "same-origin" }, true],
  ["another site", "POST", { cookie, "sec-fetch-site": "cross-site" }, false],
  ["another port of this host", "POST", { cookie, "sec-fetch-site": "same-site" }, false],
  ["an old browser on our page", "POST", { cookie, origin: ours, host: "localhost:4310" }, true],
  ["an old browser elsewhere", "POST", { cookie, origin: "https://evil.test", host: "localhost:4310" }, false],
  ["an old browser that hides its origin", "POST", { cookie, origin: "null", host: "localhost:4310" }, false],
  ["a cookie without any origin", "DELETE", { cookie }, false],
  ["a program with a key", "PUT", { authorization: "Bearer sk_x" }, true],
  ["a program that signs in", "POST", {}, true],
  ["another site that signs somebody in", "POST", { "sec-fetch-site": "cross-site" }, false],
];

describe("refuseOtherOrigin", () => {
  for (const [who, method, headers, allowed] of table) {
    it(`${allowed ? "lets" : "refuses"} ${who}`, () => {
      const refuse = () => refuseOtherOrigin(new Request(`${ours}/api/v1/keys`, { method, headers }), ours);
      if (allowed) expect(refuse).not.toThrow();
      else expect(refuse).toThrow(expect.objectContaining({ code: "other-origin" }));
    });
  }
});
