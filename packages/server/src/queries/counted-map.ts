import type { WorkflowDocument } from "@surety/core/workflow/document";
import { mapWorkflow } from "@surety/core/workflow/workflow-map";
import type { WorkflowMapWire } from "@surety/core/wire/workflow";
import type { Queryable } from "../storage/database.ts";
import { firstIdAt } from "./time-bounds.ts";

interface Passed {
  triggers: Map<string, number>;
  /** Cases by the block they have reached. */
  reached: Map<number, number>;
  /** Cases by the rule that fired: `2.0` is the first rule of block 2. */
  rules: Map<string, number>;
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
    if (node.layer === "act") return passed.rules.get(node.id.replace("/rule/", ".")) ?? 0;
    return [...passed.reached].reduce((sum, [block, count]) => (block > node.block ? sum + count : sum), 0);
  };
  const counts = new Map(map.nodes.map((node) => [node.id, countOf(node)]));
  return {
    lanes: [...map.lanes],
    nodes: map.nodes.map((node) => ({ ...node, count: counts.get(node.id) ?? 0 })),
    edges: map.edges.map((edge) => ({
      from: edge.from,
      to: edge.to,
      condition: edge.condition ?? null,
      count: countOn(edge, counts),
    })),
  };
}

/** Every case takes every way of a layer, but for the ways to people and to rules; of a rule's ways the sum is known only. */
function countOn({ from, to }: { from: string; to: string }, counts: ReadonlyMap<string, number>): number | null {
  if (to === "review") return counts.get(to) ?? null;
  if (to.includes("/rule/")) return null;
  return Math.min(counts.get(from) ?? 0, counts.get(to) ?? 0);
}

async function passedSince(database: Queryable, workflow: string, since: Date): Promise<Passed> {
  const first = firstIdAt(since);
  const [cases, judgments, reviews, rules] = await Promise.all([
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
    database.query<{ rule: string; count: string }>(
      `select rule, count(distinct t.case_id) as count
       from surety.timeline t join surety.cases c on c.id = t.case_id cross join unnest(t.fired) as rule
       where t.case_id >= $2 and c.workflow = $1 group by 1`,
      [workflow, first],
    ),
  ]);
  return {
    triggers: totals(cases.map((row) => [row.trigger_id, Number(row.count)])),
    reached: totals(cases.map((row) => [row.cursor, Number(row.count)])),
    rules: totals(rules.map((row) => [row.rule, Number(row.count)])),
    judgments: totals(judgments.map((row) => [row.name, Number(row.count)])),
    reviews: Number(reviews[0]?.count ?? 0),
  };
}

function totals<Key>(entries: [Key, number][]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [key, count] of entries) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}
