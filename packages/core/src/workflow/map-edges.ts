import type { ActRule, FlowBlock } from "./block-schema.ts";
import type { WorkflowDocument } from "./document.ts";
import type { MapNode } from "./map-nodes.ts";
import { stepRanks } from "./step-ranks.ts";
import { judgmentReads, prepareReads } from "./step-reads.ts";

/** One arrow of the picture; `condition` is what must hold for a case to go that way. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly condition?: string;
}

/** The arrows within and between the blocks, and the way through the people who review. */
export function blockEdges(
  document: WorkflowDocument,
  triggers: readonly MapNode[],
  blocks: readonly (readonly MapNode[])[],
): MapEdge[] {
  const edges: MapEdge[] = [];
  let ends = triggers.map((node) => node.id);
  document.flow.forEach((block, index) => {
    if ("act" in block) {
      edges.push(...ruleEdges(block.act, ends, index));
      ends = (blocks[index] ?? []).map((node) => node.id);
      return;
    }
    const inner = stepEdges(block, index);
    edges.push(...inner.edges, ...ends.flatMap((from) => inner.starts.map((to) => ({ from, to }))));
    ends = "judge" in block ? withReview(inner.ends, edges) : inner.ends;
  });
  return unique(edges);
}

/** What the gate holds back goes through the review node, and on from there. */
function withReview(ends: readonly string[], edges: MapEdge[]): string[] {
  edges.push(...ends.map((from) => ({ from, to: "review", condition: "not sure enough" })));
  return [...ends, "review"];
}

function ruleEdges(rules: readonly ActRule[], ends: readonly string[], index: number): MapEdge[] {
  return rules.flatMap((rule, at) =>
    ends.map((from) => ({ from, to: `${index}/rule/${at}`, condition: "otherwise" in rule ? "otherwise" : rule.when })),
  );
}

type StepBlock = Exclude<FlowBlock, { act: unknown }>;

function stepEdges(block: StepBlock, index: number) {
  const reads = readsOf(block);
  const inside = [...reads].flatMap(([name, roots]) =>
    [...roots].filter((root) => reads.has(root) && root !== name).map((root) => [root, name] as const),
  );
  const [targets, sources] = [new Set(inside.map(([, to]) => to)), new Set(inside.map(([from]) => from))];
  const ordered = [...stepRanks(reads).ranks.flat(), ...stepRanks(reads).cycle];
  const id = (name: string) => `${index}/${name}`;
  return {
    edges: inside.map(([from, to]) => ({ from: id(from), to: id(to) })),
    starts: ordered.filter((name) => !targets.has(name)).map(id),
    ends: ordered.filter((name) => !sources.has(name)).map(id),
  };
}

function readsOf(block: StepBlock): Map<string, Set<string>> {
  if ("prepare" in block)
    return new Map(Object.entries(block.prepare).map(([name, step]) => [name, prepareReads(step)]));
  return new Map(Object.entries(block.judge).map(([name, spec]) => [name, judgmentReads(spec)]));
}

function unique(edges: readonly MapEdge[]): MapEdge[] {
  const keys = edges.map((edge) => `${edge.from} ${edge.to} ${edge.condition ?? ""}`);
  return edges.filter((_, at) => keys.indexOf(keys[at] ?? "") === at);
}
