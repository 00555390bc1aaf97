import { Command } from "commander";
import { type PromotionsVerdict, verifyPromotions } from "../challenger/verify-promotions.ts";
import { type AuditVerdict, verifyAuditLog } from "../security/audit-log.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety audit verify`: recomputes the chain of the audit log and the signatures of promotions; exit code 1 where either is broken. */
export function auditCommand(terminal: Terminal): Command {
  const verify = new Command("verify")
    .description("recompute the chain of the audit log, and check the signature of every promotion")
    .action(async (_options: object, command: Command) => {
      const { log, promotions } = await withHouse(command, terminal, async (house) => ({
        log: await verifyAuditLog(house.database),
        promotions: await verifyPromotions(house.database, house.secrets),
      }));
      terminal.answer({ ...log, promotions }, `${logText(log)}\n${promotionsText(promotions)}`);
      if (!log.ok || promotions.broken.length > 0) process.exitCode = 1;
    });
  return new Command("audit").addCommand(verify);
}

function logText(verdict: AuditVerdict): string {
  if (!verdict.ok) return `The audit log is broken at entry ${verdict.brokenAt}: a line was ${verdict.because}.`;
  return `${verdict.entries} entries, unbroken. Head: ${verdict.head}\nNote the head somewhere else: it shows later that none was cut off.`;
}

function promotionsText({ records, broken }: PromotionsVerdict): string {
  if (records === 0) return "No promotions.";
  if (broken.length === 0) return `${records} promotion records, each as it was signed.`;
  const lines = broken.map(({ id, workflow, because }) =>
    because === "changed"
      ? `The record of promotion ${id} of ${workflow} was changed after it was signed.`
      : `The record of promotion ${id} of ${workflow} was signed with another key than this installation's.`,
  );
  return lines.join("\n");
}
