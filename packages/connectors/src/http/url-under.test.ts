import { UserError } from "@surety/core/errors/user-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { urlUnder } from "./url-under.ts";

const base = "https://api.example/v2";

describe("urlUnder", () => {
  it.each([
    ["/customers/42", {}, "https://api.example/v2/customers/42"],
    ["customers", {}, "https://api.example/v2/customers"],
    ["/a?x=1", { y: "a&b", z: [1, 2], n: null, u: undefined }, "https://api.example/v2/a?x=1&y=a%26b&z=1&z=2"],
    [
      "/a",
      { at: new Date(0), o: { b: 1 } },
      "https://api.example/v2/a?at=1970-01-01T00%3A00%3A00.000Z&o=%7B%22b%22%3A1%7D",
    ],
    ["/files/a..b", {}, "https://api.example/v2/files/a..b"],
  ])("%s with %j", (path, query, expected) => expect(urlUnder(base, path, query).href).toBe(expected));

  it.each([
    "//evil.example/",
    "https://evil.example/",
    "/../admin",
    "/a/../../admin",
    "/a/..",
    "/%2e%2e/admin",
    "/.%2E/admin",
    "/%252e%252e/x",
    "/a%2f..%2f..%2fx",
    "\\\\evil.example",
    "/a\\..\\b",
    "/a\n/../b",
    "/.\t./admin",
    "javascript:alert(1)",
    "/a#b",
    "/a/..?x",
  ])("refuses %j", (path) => expect(() => urlUnder(base, path)).toThrow(UserError));

  it("stays under its address for any path", () => {
    const piece = fc.constantFrom(
      "/",
      "..",
      ".",
      "%2e",
      "%2f",
      "%25",
      "\\",
      "@",
      "evil.example",
      ":",
      "?",
      "#",
      "a",
      "\t",
      ";",
      "https:",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
        ),
        (path) => {
          let url: URL;
          try {
            url = urlUnder(base, path);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            return;
          }
          expect(url.origin).toBe("https://api.example");
          expect(url.pathname.startsWith("/v2/")).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
