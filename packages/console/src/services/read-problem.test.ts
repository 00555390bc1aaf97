import { describe, expect, it } from "vitest";
import { ConnectionLost, explain, Problem } from "./problem.ts";
import { refusalOf } from "./read-problem.ts";

const details = {
  type: "about:blank",
  title: "Not allowed",
  status: 403,
  detail: "It is not yours.",
  code: "not-yours",
  field: null,
  remedy: "Ask its owner.",
};
const read = (status: number, body: object | string) =>
  refusalOf({ status, statusText: "" }, typeof body === "string" ? body : JSON.stringify(body));

describe("refusalOf", () => {
  it("is what the server said", () => {
    const refusal = read(403, details);
    expect(refusal).toBeInstanceOf(Problem);
    expect(explain(refusal)).toEqual({ sentence: "It is not yours.", remedy: "Ask its owner.", code: "not-yours" });
  });

  it.each([
    ["a server that starts", 503, { ...details, status: 503, code: "starting" }],
    ["a gateway that speaks no JSON", 502, "Bad Gateway"],
    ["a gateway that does", 504, { message: "upstream timed out" }],
    ["a gateway that has no words", 503, ""],
  ])("is a lost connection, which is tried again: %s", (_, status, body) => {
    expect(read(status, body)).toBeInstanceOf(ConnectionLost);
  });

  it("stays a refusal where the server itself cannot do it now", () => {
    const full = { ...details, status: 503, code: "disk-full", detail: "The disk is full." };
    expect(explain(read(503, full)).sentence).toBe("The disk is full.");
  });

  it.each([
    ["not JSON", "<html>"],
    ["JSON of somebody else", { error: "no" }],
    ["a text", '"no"'],
    ["nothing", "null"],
    ["some of it", { detail: "It is not yours.", code: "x" }],
  ])("can always be shown, whatever was answered: %s", (_, body) => {
    expect(explain(read(418, body))).toEqual({
      sentence: "The server answered 418 without an explanation.",
      remedy: "Look at the server's log.",
      code: "http-418",
    });
  });
});
