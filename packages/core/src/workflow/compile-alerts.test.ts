import { describe, expect, it } from "vitest";
import type { AlertDestination } from "./alert-schema.ts";
import { Compilation } from "./compilation.ts";
import { compileAlerts } from "./compile-alerts.ts";

const connections = [
  { name: "ops-mail", kind: "smtp" },
  { name: "ops-hook", kind: "webhook" },
  { name: "team", kind: "chat" },
  { name: "crm", kind: "postgres" },
];

function problemsOf(destination: AlertDestination) {
  const compilation = new Compilation({ connections, functions: [], workflows: [] }, new Map());
  compileAlerts([destination], compilation);
  return compilation.problems.map(({ code, path }) => `${code} at ${path}`);
}

describe("destinations of alerts", () => {
  it.each<[string, AlertDestination, string[]]>([
    ["a mail connection with a recipient", { connection: "ops-mail", to: "night@shop.example" }, []],
    ["a webhook", { connection: "ops-hook" }, []],
    ["a chat", { connection: "team" }, []],
    ["a mail to nobody", { connection: "ops-mail" }, ["no-recipient at /alerts/0/to"]],
    [
      "a webhook with a recipient",
      { connection: "ops-hook", to: "a@b.example" },
      ["needless-recipient at /alerts/0/to"],
    ],
    ["a database", { connection: "crm" }, ["wrong-connection-kind at /alerts/0/connection"]],
    ["a connection that does not exist", { connection: "ops-mial" }, ["unknown-connection at /alerts/0/connection"]],
  ])("%s", (_, destination, problems) => expect(problemsOf(destination)).toEqual(problems));
});
