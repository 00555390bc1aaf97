import { expect, it } from "vitest";
import { connectionKinds, settingsFrom } from "./connection-kinds.ts";

const postgres = connectionKinds.find((kind) => kind.kind === "postgres")!;

it("sends numbers as numbers and leaves out what is empty, so that a stored secret stays", () =>
  expect(
    settingsFrom(postgres, { host: " db.example.org ", port: "5432", database: "crm", user: "", password: "" }),
  ).toEqual({ host: "db.example.org", port: 5432, database: "crm" }));

it("marks every password and token as a secret", () => {
  const secrets = connectionKinds
    .flatMap((kind) => kind.fields)
    .filter((field) => /password|token|secret/i.test(field.name));
  expect(secrets.every((field) => field.secret === true)).toBe(true);
});
