export type SettingField = {
  /** Of the setting; `headers.authorization` is a part of the setting `headers`. */
  name: string;
  label: string;
  secret?: boolean;
  optional?: boolean;
  list?: boolean;
  /** The values there are, the usual one first. */
  choices?: readonly string[];
  hint?: string;
};
export type ConnectionKind = { kind: string; label: string; fields: SettingField[] };

const allowPrivate: SettingField = {
  name: "allowPrivate",
  label: "Private addresses",
  optional: true,
  list: true,
  hint: "What it may reach besides public addresses: 10.0.0.5:8080, tools.internal",
};

/** What the form asks for by kind: the settings of the connectors, as far as most people need them. */
export const connectionKinds: ConnectionKind[] = [
  {
    kind: "http",
    label: "HTTP service",
    fields: [
      { name: "baseUrl", label: "Address", hint: "https://…, requests cannot leave this origin" },
      { name: "headers.authorization", label: "Authorization header (Bearer …)", secret: true, optional: true },
      allowPrivate,
    ],
  },
  {
    kind: "postgres",
    label: "PostgreSQL",
    fields: [
      { name: "url", label: "Address (postgres://user:password@host:5432/database)", secret: true },
      allowPrivate,
    ],
  },
  {
    kind: "smtp",
    label: "Mail sending (SMTP)",
    fields: [
      { name: "host", label: "Host" },
      { name: "port", label: "Port", optional: true, hint: "587 where left out" },
      { name: "security", label: "Encryption", choices: ["starttls", "tls", "none"] },
      { name: "user", label: "User", optional: true },
      { name: "password", label: "Password", secret: true, optional: true },
      { name: "from", label: "From", hint: "The mail address that writes" },
      allowPrivate,
    ],
  },
  {
    kind: "mailbox",
    label: "Mailbox (IMAP)",
    fields: [
      { name: "host", label: "Host" },
      { name: "port", label: "Port", optional: true, hint: "993 where left out" },
      { name: "security", label: "Encryption", choices: ["tls", "starttls", "none"] },
      { name: "user", label: "User" },
      { name: "password", label: "Password", secret: true },
      { name: "folder", label: "Folder", optional: true, hint: "INBOX where left out; all mails in it are taken" },
      { name: "taken", label: "Folder for taken mails", optional: true, hint: "Taken where left out" },
      { name: "refused", label: "Folder for mails put aside", optional: true, hint: "Refused where left out" },
      allowPrivate,
    ],
  },
  {
    kind: "chat",
    label: "Chat (Slack, Mattermost, Rocket.Chat)",
    fields: [{ name: "url", label: "Address of the incoming webhook", secret: true }, allowPrivate],
  },
  {
    kind: "language",
    label: "Language models",
    fields: [
      {
        name: "provider",
        label: "Provider",
        choices: ["openai", "anthropic", "google", "mistral", "openai-compatible"],
      },
      { name: "apiKey", label: "API key", secret: true, optional: true },
      {
        name: "baseUrl",
        label: "Address",
        optional: true,
        hint: "The provider's own where left out; http://localhost:11434/v1 for a server of yours",
      },
      allowPrivate,
    ],
  },
  {
    kind: "mcp",
    label: "Tools (MCP server)",
    fields: [
      { name: "url", label: "Address", hint: "https://…/mcp; its tools are allowed one by one afterwards" },
      { name: "token", label: "Token", secret: true, optional: true },
      allowPrivate,
    ],
  },
  {
    kind: "webhook",
    label: "Webhook",
    fields: [
      { name: "url", label: "Address" },
      { name: "secret", label: "Signing secret (whsec_…)", secret: true },
      allowPrivate,
    ],
  },
];

type Settings = Record<string, unknown>;

/**
 * The settings that were filled in, with those of the connection that this form does not ask for. A secret that is left
 * empty is left out, which keeps the stored one.
 */
export function settingsFrom(kind: ConnectionKind, values: Record<string, string>, stored: Settings = {}): Settings {
  const asked = new Set(kind.fields.map((field) => partsOf(field.name)[0]));
  const others = Object.entries(stored).filter(([name, value]) => !asked.has(name) && isShown(value));
  const given = kind.fields
    .map((field) => [field, values[field.name]?.trim() ?? ""] as const)
    .filter(([, value]) => value !== "")
    .map(([field, value]) => {
      const [name, part] = partsOf(field.name);
      return [name, part === undefined ? settingOf(field, value) : { [part]: value }];
    });
  return Object.fromEntries([...others, ...given]) as Settings;
}

const partsOf = (name: string): [name: string, part?: string] => name.split(".") as [string, string?];

/** A stored secret is an empty text here, or a seal: neither can be sent back. */
const isShown = (value: unknown): boolean => value !== "" && !JSON.stringify(value ?? null).includes('"$sealed":');

function settingOf({ name, list }: SettingField, value: string): unknown {
  if (list === true) return value.split(/[\s,]+/).filter((one) => one !== "");
  return name === "port" ? Number(value) : value;
}
