import type { DoctorFinding } from "@surety/core/wire/doctor";

/** What a document must say to accept a finding at its place. */
export function acceptanceYaml({ code, path }: Pick<DoctorFinding, "code" | "path">): string {
  const at = path === "" ? "" : `\n      at: ${JSON.stringify(path)}`;
  return `doctor:\n  ignore:\n    - code: ${code}\n      because: why this is right here${at}\n`;
}
