import { expect, it } from "vitest";
import { connectionKinds, settingsFrom } from "./connection-kinds.ts";

const kindOf = (name: string) => connectionKinds.find(({ kind }) => kind === name)!;

it("sends numbers as numbers and leaves out what is empty, so that a stored secret stays", () => {
  const values = {
    host: " mail.example.org ",
    port: "465",
    security: "tls",
    user: "",
    password: "",
    from: "a@b.example",
  };
  expect(settingsFrom(kindOf("smtp"), values)).toEqual({
    host: "mail.example.org",
    port: 465,
    security: "tls",
    from: "a@b.example",
  });
});

it("sends a header as part of the headers, and keeps the settings that it does not ask for", () => {
  const stored = { baseUrl: "https://old.example", testPath: "/ping", headers: { authorization: { $sealed: "x" } } };
  const values = { baseUrl: "https://new.example", "headers.authorization": "Bearer k" };
  expect(settingsFrom(kindOf("http"), values, stored)).toEqual({
    testPath: "/ping",
    baseUrl: "https://new.example",
    headers: { authorization: "Bearer k" },
  });
});

it("sends a list as a list", () => {
  const values = { url: "https://tools.example/mcp", allowPrivate: "10.0.0.5:8080, tools.internal" };
  expect(settingsFrom(kindOf("mcp"), values)).toEqual({ ...values, allowPrivate: ["10.0.0.5:8080", "tools.internal"] });
});

it("marks every password and token as a secret", () => {
  const secrets = connectionKinds
    .flatMap((kind) => kind.fields)
    .filter((field) => /password|token|secret|key|authorization/i.test(field.name));
  expect(secrets.every((field) => field.secret === true)).toBe(true);
});
