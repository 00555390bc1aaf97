import { expect, it } from "vitest";
import { connectors } from "../../packages/connectors/src/connectors.ts";
import { connectionKinds, settingsFrom } from "../../packages/console/src/features/settings/connection-kinds.ts";

const filled: Readonly<Record<string, string>> = {
  baseUrl: "https://service.example/v1",
  host: "mail.example.org",
  port: "587",
  user: "desk",
  password: "correct horse",
  from: "desk@example.org",
  apiKey: "key-1",
  token: "token-1",
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  allowPrivate: "10.0.0.5:8080",
  "headers.authorization": "Bearer key-1",
};

const urls: Readonly<Record<string, string>> = { postgres: "postgres://reader:pw@db.example:5432/crm" };

it.each(connectionKinds.map((kind) => [kind.kind, kind] as const))(
  "the form of %s asks for settings that its connector takes",
  (name, kind) => {
    const connector = connectors[name as keyof typeof connectors];
    const values = Object.fromEntries(
      kind.fields.map((field) => [
        field.name,
        field.choices?.[0] ??
          (field.name === "url" ? (urls[name] ?? "https://hooks.example/abc") : filled[field.name]!),
      ]),
    );
    const result = connector.settings.safeParse(settingsFrom(kind, values));
    expect(result.error?.issues ?? []).toEqual([]);
    const required = kind.fields.filter(({ optional }) => optional !== true).map((field) => field.name);
    const least = Object.fromEntries(Object.entries(values).filter(([field]) => required.includes(field)));
    // What a provider of language models needs besides depends on which one it is.
    if (name !== "language")
      expect(connector.settings.safeParse(settingsFrom(kind, least)).error?.issues ?? []).toEqual([]);
  },
);

it("every kind of connector has a form", () => {
  expect(connectionKinds.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(connectors).toSorted());
});
