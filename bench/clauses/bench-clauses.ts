import { existsSync } from "node:fs";
import { join } from "node:path";
import { cuadContracts } from "./cuad-contracts.ts";
import { measureFolds } from "./measure-folds.ts";
import { reportOf, textOf } from "./report.ts";

// npm run bench:clauses: how well clauses are found in the contracts of ../shared/data. --json for one JSON object.
const data = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
const folder = join(data, "contracts-cuad");
if (!existsSync(folder)) {
  console.error(`There is no data in ${folder}. Set SURETY_DATA to the folder that holds contracts-cuad.`);
  process.exit(1);
}
const { types, contracts } = cuadContracts(folder);
const report = reportOf(await measureFolds(types, contracts), types, contracts.length);
console.log(process.argv.includes("--json") ? JSON.stringify(report) : textOf(report));
