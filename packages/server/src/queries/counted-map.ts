import type { WorkflowDocument } from "@surety/core/workflow/document";
import { mapWorkflow } from "@surety/core/workflow/workflow-map";
import type { WorkflowMapWire } from "@surety/core/wire/workflow";
import type { Queryable } from "../storage/database.ts";
import { firstIdAt } from "./time-bounds.ts";

interface Passed {
  triggers: Map<string, number>;
  /** Cases by the block they have reached. */
  reached: Map<number, number>;
  judgments: Map<string, number>;
  reviews: number;
}

/** The map of a workflow with the cases that passed each node in the last 24 hours. */
export async function countedMap(database: Queryable, document: WorkflowDocument, now: Date): Promise<WorkflowMapWire> {
  const map = mapWorkflow(document);
  const passed = await passedSince(database, document.name, new Date(now.getTime() - 86_400_000));
  const countOf = (node: (typeof map.nodes)[number]): number => {
    if (node.layer === "trigger") return passed.triggers.get(node.name) ?? 0;
    if (node.id === "review") return passed.reviews;
    if (node.layer === "judge") return passed.judgments.get(node.name) ?? 0;
    return [...passed.reached].reduce((sum, [block, count]) => (block > node.block ? sum + count : sum), 0);
  };
  return {
    lanes: [...map.lanes],
    nodes: map.nodes.map((node) => ({ ...node, count: countOf(node) })),
    edges: map.edges.map((edge) => ({ from: edge.from, to: edge.to, condition: edge.condition ?? null, count: null })),
  };
}

async function passedSince(database: Queryable, workflow: string, since: Date): Promise<Passed> {
  const first = firstIdAt(since);
  const [cases, judgments, reviews] = await Promise.all([
    database.query<{ trigger_id: string; cursor: number; count: string }>(
      "select trigger_id, cursor, count(*) as count from surety.cases where workflow = $1 and id >= $2 group by trigger_id, cursor",
      [workflow, first],
    ),
    database.query<{ name: string; count: string }>(
      "select name, count(*) as count from surety.judgments where workflow = $1 and at >= $2 group by name",
      [workflow, since],
    ),
    database.query<{ count: string }>(
      "select count(*) as count from surety.reviews where workflow = $1 and id >= $2 and kind <> 'audit'",
      [workflow, first],
    ),
  ]);
  return {
    triggers: totals(cases.map((row) => [row.trigger_id, Number(row.count)])),
    reached: totals(cases.map((row) => [row.cursor, Number(row.count)])),
    judgments: totals(judgments.map((row) => [row.name, Number(row.count)])),
    reviews: Number(reviews[0]?.count ?? 0),
  };
}

function totals<Key>(entries: [Key, number][]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [key, count] of entries) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}
