import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { verdicts } from "./aims.ts";
import { stopAll } from "./child.ts";
import { installSize } from "./install-size.ts";
import { measureProduct } from "./measure-product.ts";
import { newFolders } from "./new-project.ts";
import { planFor } from "./plan.ts";
import { prepareProduct } from "./prepare-product.ts";
import type { Report } from "./report.ts";
import { tableOf } from "./table.ts";

// npm run bench: the product against the raw engine, in one run on one machine. --quick for a short one, --json for one
// JSON object. Missed aims are told, not punished: only a case that fails ends it with an error.
const args = process.argv.slice(2);
const begun = performance.now();
const tell = (text: string) =>
  void process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const loadBefore = loadavg()[0] ?? 0;
const plan = planFor(args);
const folders = await newFolders();

try {
  tell("first start, training");
  const prepared = await prepareProduct(folders.project, plan);
  const product = await measureProduct(prepared, folders.raw, plan, tell);
  const install = installSize(fileURLToPath(new URL("..", import.meta.url)));
  const report: Report = {
    quick: args.includes("--quick"),
    processors: availableParallelism(),
    loadBefore,
    ...product,
    install,
  };
  const answer = args.includes("--json") ? JSON.stringify({ ...report, verdicts: verdicts(report) }) : tableOf(report);
  process.stdout.write(`${answer}\n`);
} finally {
  await stopAll();
  await folders.remove().catch((error: Error) => tell(`left behind: ${error.message}`));
}
process.exit();
