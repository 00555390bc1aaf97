#!/usr/bin/env node
// node bench/floors.ts [--json]: the embedded classifier on public data, against the floors the project has set itself.
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalModels } from "@surety/models";
import { floorRuns } from "./floor-runs.ts";
import { floorTable } from "./floor-table.ts";
import { measureFloor, type MeasuredFloor } from "./measure-floor.ts";

const data = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../shared/data");
if (!existsSync(data)) {
  console.error(`There is no data in ${data}. Set SURETY_DATA to the folder that holds banking77 and clinc150.`);
  process.exit(1);
}
const models = createLocalModels({ cacheFolder: join(tmpdir(), "surety-floors") });
const measured: MeasuredFloor[] = [];
for (const run of floorRuns) {
  console.error(`${run.name} …`);
  measured.push(await measureFloor(run, data, models));
}
await models.close();
console.log(process.argv.includes("--json") ? JSON.stringify({ runs: measured }) : floorTable(measured));
process.exitCode = measured.every(({ missed }) => missed.length === 0) ? 0 : 1;
