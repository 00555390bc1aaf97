import type { World } from "../workflow/world.ts";

/** The installation in which all designs of the suite compile. */
export const clinic: World = {
  connections: [
    { name: "crm", kind: "postgres" },
    { name: "erp", kind: "http" },
    { name: "payments", kind: "http" },
    { name: "shop", kind: "http" },
    { name: "openai", kind: "http" },
    { name: "brain", kind: "language" },
    { name: "chat", kind: "chat" },
    { name: "mail", kind: "smtp" },
    { name: "inbox", kind: "mailbox" },
    { name: "partners", kind: "webhook" },
    { name: "helper", kind: "mcp", tools: [{ name: "create_ticket", reads: false }] },
  ],
  functions: ["scoreLead", "revokeAccess", "classifyMood", "grantRole"],
  workflows: ["refunds"],
};
