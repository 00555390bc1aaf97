import { expect, it } from "vitest";
import { connectionKinds, settingsFrom } from "./connection-kinds.ts";

const postgres = connectionKinds.find((kind) => kind.kind === "postgres")!;

it("sends numbers as numbers and leaves out what is empty, so that a stored secret stays", () =>
  expect(
    settingsFrom(postgres, { host: " db.example.org ", port: "5432", database: "crm", user: "", password: "" }),
  ).toEqual({ host: "db.example.org", port: 5432, database: "crm" }));

it("sends a list as a list", () => {
  const mcp = connectionKinds.find((kind) => kind.kind === "mcp")!;
  const values = { url: "https://tools.example/mcp", allowPrivate: "10.0.0.5:8080, tools.internal" };
  expect(settingsFrom(mcp, values)).toEqual({ ...values, allowPrivate: ["10.0.0.5:8080", "tools.internal"] });
});

it("marks every password and token as a secret", () => {
  const secrets = connectionKinds
    .flatMap((kind) => kind.fields)
    .filter((field) => /password|token|secret/i.test(field.name));
  expect(secrets.every((field) => field.secret === true)).toBe(true);
});
