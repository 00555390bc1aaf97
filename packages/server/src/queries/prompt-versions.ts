import { UserError } from "@surety/core/errors/user-error";
import { examplesWords } from "@surety/core/experiment/plan-arms";
import { lineDiff } from "@surety/core/experiment/line-diff";
import type { PromptDiff, PromptHistory, PromptVersion } from "@surety/core/wire/prompt";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { chooseModelJudgment } from "../evaluate/choose-judgment.ts";
import { modelJudgments } from "../models/learned-judgments.ts";
import type { Queryable } from "../storage/database.ts";

interface Row {
  hash: string;
  number: number;
  createdAt: Date;
  createdBy: string | null;
  document: unknown;
  current: boolean;
}

/** How the versions of a workflow have asked language models about one judgment, newest first. */
export async function promptHistoryOf(
  database: Queryable,
  definitions: Pick<DefinitionStore, "current">,
  workflow: string,
  name: string | undefined,
): Promise<PromptHistory> {
  const { compiled } = await definitions.current(workflow);
  if (modelJudgments(compiled).length === 0) return { judgment: null, judgments: [], versions: [] };
  const { judgment } = chooseModelJudgment(compiled, name);
  const versions = await versionsOf(database, workflow, judgment.name);
  return {
    judgment: judgment.name,
    judgments: modelJudgments(compiled).map((one) => one.judgment.name),
    versions: versions.filter((one, at) => one.current || !asksAlike(one, versions[at + 1])),
  };
}

/** What changed between two versions, part by part. */
export async function promptDiffOf(
  database: Queryable,
  definitions: Pick<DefinitionStore, "current">,
  workflow: string,
  { judgment: name, from, to }: { judgment?: string | undefined; from: number; to: number },
): Promise<PromptDiff> {
  const { compiled } = await definitions.current(workflow);
  const { judgment } = chooseModelJudgment(compiled, name);
  const versions = await versionsOf(database, workflow, judgment.name);
  const [before, after] = [found(versions, from, "from"), found(versions, to, "to")];
  const texts = (one: PromptVersion) => ({
    prompt: one.prompt,
    guidance: one.guidance,
    examples: examplesWords(one.examples),
    models: one.models.join("\n"),
  });
  const [old, now] = [texts(before), texts(after)];
  const parts = (["prompt", "guidance", "examples", "models"] as const)
    .filter((part) => old[part] !== now[part])
    .map((part) => ({ part, lines: lineDiff(old[part], now[part]) }));
  return { from, to, parts };
}

async function versionsOf(database: Queryable, workflow: string, judgment: string): Promise<PromptVersion[]> {
  const rows = await database.query<Row>(
    `select v.hash, v.number, v.created_at as "createdAt", v.created_by as "createdBy", v.document, w.version = v.hash as current
     from surety.versions v join surety.workflows w on w.name = v.workflow where v.workflow = $1 order by v.number desc`,
    [workflow],
  );
  return rows.flatMap(({ document, createdAt, ...row }) => {
    const spec = specOf(document, judgment);
    return spec === null ? [] : [{ ...row, createdAt: createdAt.toISOString(), ...wordingOf(spec) }];
  });
}

type WordedSpec = Exclude<JudgmentSpec, { rule: unknown } | { clauses: unknown }>;

function specOf(document: unknown, judgment: string): WordedSpec | null {
  const specs = parseWorkflow(document).flow.flatMap((block) => ("judge" in block ? [block.judge[judgment]] : []));
  const spec = specs.find((one) => one !== undefined);
  return spec === undefined || "rule" in spec || "clauses" in spec ? null : spec;
}

function wordingOf(spec: WordedSpec) {
  if ("extract" in spec)
    return { models: spec.models, prompt: null, guidance: spec.extract.guidance ?? null, examples: null };
  if ("agent" in spec) return { models: spec.models, prompt: null, guidance: spec.agent.task, examples: null };
  if ("generate" in spec) return { models: spec.models, prompt: null, guidance: spec.generate.task, examples: null };
  const { prompt = null, guidance = null, examples = null } = "classify" in spec ? spec.classify : spec.score;
  return { models: spec.models, prompt, guidance, examples };
}

function asksAlike(one: PromptVersion, older: PromptVersion | undefined): boolean {
  const asked = ({ models, prompt, guidance, examples }: PromptVersion) =>
    canonicalJson({ models, prompt, guidance, examples });
  return older !== undefined && asked(one) === asked(older);
}

function found(versions: readonly PromptVersion[], number: number, field: string): PromptVersion {
  const version = versions.find((one) => one.number === number);
  if (version !== undefined) return version;
  throw new UserError({
    code: "version-not-found",
    field,
    message: `No version ${number} of this workflow has that judgment.`,
    remedy: `It has: ${versions.map((one) => one.number).join(", ")}.`,
  });
}
