import { seededRandom } from "@surety/core/statistics/seeded-random";
import { simulateAlarms } from "./alarm-streams.ts";
import {
  agreementWorld,
  alikeWorld,
  knownWorld,
  tokenWorld,
  unsureWorld,
} from "@surety/core/language/scripted-signals.fixture";
import { developmentWorlds, freshWorlds } from "@surety/core/gate/scripted-cascade.fixture";
import { simulateMonths } from "./audit-coverage.ts";
import { simulateCascades } from "./cascades.ts";
import { simulateDocuments } from "./documents.ts";
import { receiptWorld, spoiltWorld } from "./document-worlds.ts";
import { simulateDeployments } from "./deployments.ts";
import { simulateLives } from "./gate-life.ts";
import { guaranteeTable } from "./guarantee-table.ts";
import { planOf } from "./plan.ts";
import type { Population } from "./population.ts";
import { promisesOf } from "./promises.ts";
import { dataFolder, quickSets, realPopulation, realSets } from "./real-populations.ts";
import type { GuaranteeReport } from "./report.ts";
import { simulateMixes, simulateMixLives } from "./signal-mixes.ts";
import { syntheticPopulation } from "./synthetic-population.ts";

// npm run bench:guarantee: whether the promises of gate, audit and watch hold, by simulation on answers to real texts.
// --quick for a short one, --cascades for nothing but cascades, --json for one JSON object. A promise that is broken beyond chance ends it with an error.
const args = process.argv.slice(2);
const plan = planOf(args);
const begun = performance.now();
const tell = (text: string) =>
  void process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

async function populations(): Promise<Population[]> {
  const data = dataFolder();
  if (data === null) {
    tell("There is no public data in ../shared/data (or SURETY_DATA); a synthetic population stands in for it.");
    return [syntheticPopulation()];
  }
  const found: Population[] = [];
  for (const set of plan.quick ? quickSets : realSets) found.push(await realPopulation(set, data, tell));
  return plan.quick ? [...found, syntheticPopulation()] : found;
}

const onlyCascades = args.includes("--cascades");
const worlds = onlyCascades ? [] : await populations();
const report: GuaranteeReport = {
  plan,
  populations: worlds.map(({ name, synthetic, cases }) => ({
    name,
    synthetic,
    cases: cases.length,
    wrong: cases.filter((one) => !one.correct).length / cases.length,
  })),
  deployments: [],
  lives: [],
  cascades: [],
  mixes: [],
  mixLives: [],
  documents: [],
  coverage: [],
  alarms: simulateAlarms(plan, seededRandom(1)),
};
for (const [at, world] of worlds.entries()) {
  const random = seededRandom(1_000 + at);
  for (const target of plan.targets) {
    tell(`${world.name}: deployments and lives at ${target}`);
    for (const size of plan.sizes) report.deployments.push(simulateDeployments(world, size, target, plan, random));
    report.lives.push(simulateLives(world, target, plan, random));
  }
  tell(`${world.name}: months`);
  for (const cases of plan.casesPerMonth) report.coverage.push(...simulateMonths(world, cases, plan, random));
}
for (const [at, world] of [...developmentWorlds, ...freshWorlds].entries())
  report.cascades.push(...simulateCascades(world, plan, seededRandom(2_000 + at), tell));
const signalWorlds = [tokenWorld, agreementWorld, unsureWorld, alikeWorld, knownWorld];
for (const [at, world] of onlyCascades ? [] : signalWorlds.entries()) {
  tell(`signals: ${world.name}`);
  report.mixes.push(...simulateMixes(world, plan.mixSizes, plan, seededRandom(4_000 + at)));
  report.mixLives.push(simulateMixLives(world, plan, seededRandom(5_000 + at)));
}
const data = dataFolder();
const receipts = data === null || onlyCascades ? null : await receiptWorld(data, tell);
const documentWorlds = [spoiltWorld(seededRandom(3_000)), ...(receipts === null ? [] : [receipts])];
for (const world of onlyCascades ? [] : documentWorlds) {
  tell(`documents of ${world.name}`);
  const random = seededRandom(3_001);
  for (const target of plan.targets)
    for (const size of plan.documentSizes) report.documents.push(simulateDocuments(world, size, target, plan, random));
}
const promises = promisesOf(report);
process.stdout.write(`${args.includes("--json") ? JSON.stringify({ ...report, promises }) : guaranteeTable(report)}\n`);
process.exitCode = promises.every(({ kept }) => kept) ? 0 : 1;
