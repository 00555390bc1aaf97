import { clauseValue } from "@surety/core/clause/clause-value";
import type { LabelledText } from "@surety/core/clause/clause";
import { frozenContracts, labelledContracts } from "@surety/templates";
import type { SetImportRequest } from "../commands/import-set.ts";
import { followJob } from "../cli/follow-job.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { demonstrationActor } from "./demonstration-actor.ts";

const workflow = "contract-clauses";
const judgment = "terms";

/** Trains what finds clauses from the shipped contracts, and measures it on others; on later starts it is there. */
export async function prepareContracts(
  house: House,
  terminal: Terminal,
  today = dayOf(house.world.clock.now()),
): Promise<void> {
  const { commands, database } = house;
  const [model] = await database.query<{ quality: object | null }>(
    "select quality from surety.models where workflow = $1 and active",
    [workflow],
  );
  if (model?.quality != null) return;
  const labels = labelledContracts(today).map((one, at) => ({ ...itemOf(one), externalId: `contract-${at + 1}` }));
  const known = await database.query("select 1 from surety.evaluation_sets where workflow = $1", [workflow]);
  if (known.length === 0) await commands.importSet(evaluationSet(frozenContracts(today)), demonstrationActor);
  await commands.addLabels(workflow, judgment, labels, demonstrationActor);
  const job = await commands.startTraining(workflow, demonstrationActor);
  await followJob(house, job, terminal, `Learning to find clauses from ${labels.length} shipped contracts (once)`);
  await commands.setStage(workflow, "live", demonstrationActor);
}

/** As YYYY-MM-DD: the day from which the days in contracts are counted. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

const itemOf = ({ text, clauses }: LabelledText) => ({ text, value: clauseValue(clauses) });

/** Contracts that measure every model, now and later. */
function evaluationSet(contracts: readonly LabelledText[]): SetImportRequest {
  const items = contracts.map((one, at) => JSON.stringify({ ...itemOf(one), externalId: `frozen-${at + 1}` }));
  return {
    workflow,
    set: `${workflow}-frozen`,
    content: `${items.join("\n")}\n`,
    format: "jsonl",
    judgment,
    frozenShare: 1,
  };
}
