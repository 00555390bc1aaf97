import { describe, expect, it } from "vitest";
import type { Actor } from "../commands/commands.ts";
import { may, type Noun, type Verb } from "./policy.ts";

const person = (role: Actor["role"]): Actor => ({ kind: "person", id: "p", name: "P", role });
const key = (role: Actor["role"]): Actor => ({ kind: "key", id: "k", name: "K", role });

const table: [Verb, Noun, string][] = [
  ["read", "case", "viewer reviewer editor owner"],
  ["send", "case", "reviewer editor owner"],
  ["decide", "review", "reviewer editor owner"],
  ["steer", "case", "reviewer editor owner"],
  ["read", "person", "reviewer editor owner"],
  ["steer", "review", "editor owner"],
  ["change", "person", "editor owner"],
  ["change", "workflow", "editor owner"],
  ["change", "label", "editor owner"],
  ["read", "connection", "editor owner"],
  ["administer", "connection", "owner"],
  ["administer", "key", "owner"],
  ["administer", "case", "owner"],
];

describe("may", () => {
  for (const [verb, noun, allowed] of table) {
    it(`${verb} ${noun}: ${allowed === "" ? "nobody" : allowed}`, () => {
      const roles = ["viewer", "reviewer", "editor", "owner"] as const;
      expect(roles.filter((role) => may(person(role), verb, noun)).join(" ")).toBe(allowed);
    });
  }

  it("never lets a key see or make keys", () => {
    expect(may(key("owner"), "administer", "key")).toBe(false);
    expect(may(key("owner"), "administer", "connection")).toBe(true);
  });
});
