import { expect, it } from "vitest";
import { statedReason } from "./stated-reason.ts";

it.each([
  ['{"error":{"message":"Overloaded","type":"overloaded_error"}}', "Overloaded"],
  ['{"type":"error","error":{"type":"rate_limit_error","message":"Too fast"}}', "Too fast"],
  ['[{"error":{"code":503,"message":"Try later"}}]', "Try later"],
  ['{"object":"error","message":"No such model","code":1500}', "No such model"],
  ['{"error":"model not found, try pulling it first"}', "model not found, try pulling it first"],
  ['{"detail":"Unauthorized"}', "Unauthorized"],
  ['{"detail":[{"loc":["body"]}]}', '{"detail":[{"loc":["body"]}]}'],
  [" <html>busy</html>\n", "<html>busy</html>"],
  ["", ""],
  [`{"message":"${"x".repeat(900)}"}`, "x".repeat(300)],
])("the reason in %s is told", (body, reason) => expect(statedReason(body)).toBe(reason));
