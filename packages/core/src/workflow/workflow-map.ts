import type { WorkflowDocument } from "./document.ts";
import { type MapEdge, blockEdges } from "./map-edges.ts";
import { type MapNode, blockNodes, reviewNode, triggerNodes } from "./map-nodes.ts";

/** A workflow as a picture: lanes from left to right, nodes in them, edges between nodes. Ids are stable within a document. */
export interface WorkflowMap {
  readonly lanes: readonly { readonly layer: MapNode["layer"]; readonly title: string }[];
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

const laneTitles = { trigger: "What starts it", prepare: "Prepare", judge: "Judge", act: "Act" } as const;

/** Lays out a document for drawing; the document need not compile, so a draft with problems can be drawn too. */
export function mapWorkflow(document: WorkflowDocument): WorkflowMap {
  const layers: MapNode["layer"][] = ["trigger", ...document.flow.map((block) => layerOf(block))];
  const lanes = [...new Set(layers)].map((layer) => ({ layer, title: laneTitles[layer] }));
  const triggers = triggerNodes(document);
  const blocks = document.flow.map((block, index) => blockNodes(block, index));
  const hasJudgment = document.flow.some((block) => "judge" in block);
  const review = hasJudgment ? [reviewNode(document)] : [];
  return { lanes, nodes: [...triggers, ...blocks.flat(), ...review], edges: blockEdges(document, triggers, blocks) };
}

/** The layer a block belongs to. */
export function layerOf(block: WorkflowDocument["flow"][number]): "prepare" | "judge" | "act" {
  if ("prepare" in block) return "prepare";
  return "judge" in block ? "judge" : "act";
}
