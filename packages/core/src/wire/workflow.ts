import { z } from "zod";
import { instant, stage } from "./common.ts";

export const mapNode = z.object({
  id: z.string(),
  layer: z.enum(["trigger", "prepare", "judge", "act"]),
  block: z.number().int(),
  name: z.string(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  /** Cases that passed here in the last 24 hours. */
  count: z.number().int(),
});
export const workflowMapWire = z.object({
  lanes: z.array(z.object({ layer: z.enum(["trigger", "prepare", "judge", "act"]), title: z.string() })),
  nodes: z.array(mapNode),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      condition: z.string().nullable(),
      count: z.number().int().nullable(),
    }),
  ),
});
export type WorkflowMapWire = z.output<typeof workflowMapWire>;

export const versionRow = z.object({
  hash: z.string(),
  number: z.number().int(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  current: z.boolean(),
});

export const workflowDetail = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  stage,
  version: z.object({ hash: z.string(), number: z.number().int() }),
  versions: z.array(versionRow),
  document: z.record(z.string(), z.unknown()),
  yaml: z.string(),
  map: workflowMapWire,
  warnings: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string().nullable() })),
  /** Links of hosted forms, by trigger. */
  forms: z.array(z.object({ trigger: z.string(), url: z.string() })),
});
export type WorkflowDetail = z.output<typeof workflowDetail>;

/** A piece of work that takes a while: training, import, calibration. */
export const job = z.object({
  id: z.string(),
  kind: z.enum(["train", "calibrate", "import", "eval"]),
  workflow: z.string(),
  status: z.enum(["running", "done", "failed"]),
  /** 0..1 */
  progress: z.number(),
  stage: z.string(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() }).nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
});
export type Job = z.output<typeof job>;
