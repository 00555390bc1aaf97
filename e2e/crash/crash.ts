import { parseArgs } from "node:util";
import { crashRun, type CrashReport } from "./crash-run.ts";
import { faultsOf, figuresOf, summaryOf } from "./crash-summary.ts";
import type { Target } from "./victim.ts";

/** `npm run crash`: servers die while cases arrive; exit code 1 where anything was lost, doubled or slow. */
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "2000" },
    kills: { type: "string", default: "20" },
    only: { type: "string", multiple: true, default: ["server", "postgres", "both"] },
    json: { type: "boolean", default: false },
  },
});

const reports: CrashReport[] = [];
for (const target of values.only as Target[]) {
  const report = await crashRun({ target, kills: Number(values.kills), cases: Number(values.cases) });
  reports.push(report);
  console.error(summaryOf(report));
  if (faultsOf(report).length > 0) console.error(report.log.slice(-4000));
}
if (values.json) console.log(JSON.stringify({ runs: reports.map(figuresOf) }));
process.exit(reports.every((report) => faultsOf(report).length === 0) ? 0 : 1);
