export type SettingField = {
  name: string;
  label: string;
  secret?: boolean;
  optional?: boolean;
  list?: boolean;
  hint?: string;
};
export type ConnectionKind = { kind: string; label: string; fields: SettingField[] };

/** What the form asks for by kind; anything else can be written as JSON under "other". */
export const connectionKinds: ConnectionKind[] = [
  {
    kind: "http",
    label: "HTTP service",
    fields: [
      { name: "baseUrl", label: "Address", hint: "https://…, requests cannot leave this origin" },
      { name: "token", label: "Token", secret: true, optional: true },
    ],
  },
  {
    kind: "postgres",
    label: "PostgreSQL",
    fields: [
      { name: "host", label: "Host" },
      { name: "port", label: "Port", optional: true },
      { name: "database", label: "Database" },
      { name: "user", label: "User" },
      { name: "password", label: "Password", secret: true },
    ],
  },
  {
    kind: "imap",
    label: "Mailbox (IMAP)",
    fields: [
      { name: "host", label: "Host" },
      { name: "port", label: "Port", optional: true },
      { name: "user", label: "User" },
      { name: "password", label: "Password", secret: true },
    ],
  },
  {
    kind: "smtp",
    label: "Mail sending (SMTP)",
    fields: [
      { name: "host", label: "Host" },
      { name: "port", label: "Port", optional: true },
      { name: "user", label: "User" },
      { name: "password", label: "Password", secret: true },
      { name: "from", label: "From" },
    ],
  },
  {
    kind: "slack",
    label: "Slack",
    fields: [
      { name: "channel", label: "Channel" },
      { name: "token", label: "Bot token", secret: true },
    ],
  },
  {
    kind: "mcp",
    label: "Tools (MCP server)",
    fields: [
      { name: "url", label: "Address", hint: "https://…/mcp; its tools are allowed one by one afterwards" },
      { name: "token", label: "Token", secret: true, optional: true },
      {
        name: "allowPrivate",
        label: "Private addresses",
        optional: true,
        list: true,
        hint: "What it may reach besides public addresses: 10.0.0.5:8080, tools.internal",
      },
    ],
  },
  {
    kind: "webhook",
    label: "Webhook",
    fields: [
      { name: "url", label: "Address" },
      { name: "secret", label: "Signing secret", secret: true },
    ],
  },
];

/** The settings that were filled in; an empty secret is left out, which keeps the stored one. */
export function settingsFrom(kind: ConnectionKind, values: Record<string, string>): Record<string, unknown> {
  const entries = kind.fields
    .map((field) => [field, values[field.name]?.trim() ?? ""] as const)
    .filter(([, value]) => value !== "");
  return Object.fromEntries(entries.map(([field, value]) => [field.name, settingOf(field, value)]));
}

function settingOf({ name, list }: SettingField, value: string): unknown {
  if (list === true) return value.split(/[\s,]+/).filter((one) => one !== "");
  return name === "port" ? Number(value) : value;
}
