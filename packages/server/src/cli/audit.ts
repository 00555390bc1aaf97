import { Command } from "commander";
import { verifyAuditLog } from "../security/audit-log.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety audit verify`: recomputes the chain of the audit log; exit code 1 where it is broken. */
export function auditCommand(terminal: Terminal): Command {
  const verify = new Command("verify")
    .description("recompute the chain of the audit log")
    .action(async (_options: object, command: Command) => {
      const verdict = await withHouse(command, terminal, (house) => verifyAuditLog(house.database));
      if (verdict.ok) {
        const text = `${verdict.entries} entries, unbroken. Head: ${verdict.head}`;
        return terminal.answer(verdict, `${text}\nNote the head somewhere else: it shows later that none was cut off.`);
      }
      terminal.answer(verdict, `The audit log is broken at entry ${verdict.brokenAt}: a line was ${verdict.because}.`);
      process.exitCode = 1;
    });
  return new Command("audit").description("the log of who did what").addCommand(verify);
}
