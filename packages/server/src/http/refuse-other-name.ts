import { UserError } from "@surety/core/errors/user-error";

/** The address and the document must mean the same workflow. What else is wrong with the document, compile says. */
export function refuseOtherName(source: unknown, name: string): void {
  const given =
    typeof source === "string"
      ? /^name:\s*["']?([a-z][a-z0-9-]*)["']?\s*(?:#.*)?$/m.exec(source)?.[1]
      : (source as { name?: string } | null)?.name;
  if (given === undefined || given === name) return;
  throw new UserError({
    code: "other-name",
    message: `The document is called "${String(given)}", the address says "${name}".`,
    remedy: "Use the same name in both.",
    field: "/name",
  });
}
