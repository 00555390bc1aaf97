import { createHash } from "node:crypto";
import { criteriaFrom, type PromotionCriteria } from "@surety/core/challenger/promotion-criteria";
import { UserError } from "@surety/core/errors/user-error";
import { microsOf } from "@surety/core/language/budget-schema";
import type { ChallengeRequest } from "@surety/core/wire/challenger";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { withStage } from "@surety/core/workflow/with-stage";
import { workflowFromYaml } from "@surety/core/workflow/yaml";
import type { Actor } from "../commands/commands.ts";
import { DefinitionStore } from "../definitions/definition-store.ts";
import { append } from "../security/audit-log.ts";
import type { ModelHashes } from "../storage/challenger-schema.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { openChallenger } from "./challenger-rows.ts";
import { readInForce } from "./in-force.ts";
import { cutOffsInForce } from "./cut-offs-in-force.ts";
import { holdCutOffs } from "./own-cut-offs.ts";
import { replayTask } from "./replay-period.ts";
import { storeVersion } from "../definitions/store-version.ts";

const defaultDays = 90;
const dayMs = 86_400_000;

export interface NewChallenger extends Pick<ChallengeRequest, "reason" | "from" | "criteria" | "spend"> {
  workflow: string;
  document: WorkflowDocument;
  /** New artefacts by judgment; of the others the champion's are used. */
  trained: ModelHashes;
}

/** The document to try: checked whole, of this workflow, or the one in force. */
export async function documentToTry(
  world: WorkerWorld,
  workflow: string,
  source: unknown,
  stage?: ChallengeRequest["stage"],
): Promise<WorkflowDocument> {
  const { compiled } = await world.definitions.current(workflow);
  if (stage !== undefined) return stageToTry(world, compiled.document, source, stage);
  if (source === undefined) return compiled.document;
  const document = typeof source === "string" ? workflowFromYaml(source) : parseWorkflow(source);
  if (document.name !== workflow)
    throw new UserError({
      code: "other-workflow",
      field: "document.name",
      message: `This is a document of "${document.name}", not of "${workflow}".`,
      remedy: "A challenger is another version of the same workflow.",
    });
  compileWorkflow(document, await world.definitions.world());
  return document;
}

async function stageToTry(
  world: WorkerWorld,
  current: WorkflowDocument,
  source: unknown,
  stage: NonNullable<ChallengeRequest["stage"]>,
): Promise<WorkflowDocument> {
  const document = source === undefined ? withStage(current, stage) : null;
  if (document === null)
    throw new UserError({
      code: "no-such-stage",
      field: "stage",
      message:
        source === undefined
          ? `${stage.judgment ?? `No judgment of ${current.name}`}${stage.judgment === undefined ? " asks" : " does not ask"} ${stage.from}.`
          : "Another document and another stage cannot both be tried at once.",
      remedy: "Name a model as the judgment lists it, or give a changed document instead.",
    });
  compileWorkflow(document, await world.definitions.world());
  return document;
}

/**
 * Makes a challenger of what is in force: its criteria are the champion's own, frozen with their hash before anything is
 * asked, and its replay begins with the commit.
 */
export async function createChallenger(world: WorkerWorld, request: NewChallenger, actor: Actor): Promise<string> {
  const id = world.newId();
  const now = world.clock.now();
  const held = request.spend === undefined ? {} : await cutOffsInForce(world, request);
  await world.database.transaction(async (tx) => {
    await tx.query("select 1 from surety.workflows where name = $1 for update", [request.workflow]);
    await refuseSecond(tx, request.workflow);
    const hash = DefinitionStore.hash(request.document);
    await storeVersion(tx, request.document, hash, actor);
    await insert(tx, { id, now, hash, request, actor });
    await holdCutOffs(tx, id, "champion", held);
    await world.engine().enqueueTasks(tx, [replayTask({ id, status: "preparing", replay_cursor: null, pauses: 0 })]);
    const { trained, reason, spend = null } = request;
    const detail = { challenger: id, version: hash, trained, reason, spend };
    await append(tx, { actor, verb: "challenge", object: `workflow ${request.workflow}`, detail }, now);
  });
  world.live.emit({ noun: "workflow", workflow: request.workflow, ids: [] });
  return id;
}

/** Throws `challenger-open`: two at once would each have the other's chance to look better by luck. */
export async function refuseSecond(database: Transaction | WorkerWorld["database"], workflow: string): Promise<void> {
  if ((await openChallenger(database, workflow)) === null) return;
  throw new UserError({
    code: "challenger-open",
    message: `${workflow} has a challenger already.`,
    remedy: "Promote or withdraw it first; one at a time is compared with what is in force.",
  });
}

interface Insertion {
  id: string;
  now: Date;
  hash: string;
  request: NewChallenger;
  actor: Actor;
}

async function insert(tx: Transaction, { id, now, hash, request, actor }: Insertion): Promise<void> {
  const champion = await readInForce(tx, request.workflow);
  const criteria = criteriaFrom(await termsInForce(tx, champion.version), request.criteria);
  const from = periodStart(request.from, now);
  await tx.query(
    `insert into surety.challengers (id, workflow, version, models, champion_version, champion_models, status, criteria, criteria_hash,
       replay_from, replay_to, replay_cases, reason, created_by, created_at, most_micros)
     values ($1, $2, $3, $4, $5, $6, 'preparing', $7, $8, $9, $10,
       (select count(*) from surety.cases c where c.workflow = $2 and c.received_at >= $9 and c.received_at < $10
          and exists (select from surety.judgments j where j.case_id = c.id)
          and ($13::bigint is null or exists (select from surety.labels l where l.case_id = c.id))), $11, $12, $10, $13)`,
    [
      id,
      request.workflow,
      hash,
      JSON.stringify({ ...champion.models, ...request.trained }),
      champion.version,
      JSON.stringify(champion.models),
      JSON.stringify(criteria),
      hashOfCriteria(criteria),
      from,
      now,
      request.reason,
      actor.name,
      request.spend === undefined ? null : microsOf(request.spend),
    ],
  );
}

function periodStart(given: string | undefined, now: Date): Date {
  const from = given === undefined ? new Date(now.getTime() - defaultDays * dayMs) : new Date(given);
  if (from < now) return from;
  throw new UserError({
    code: "bad-period",
    field: "from",
    message: `A period cannot begin at "${given}".`,
    remedy: "Give a time in the past, like 2026-01-31T00:00:00Z.",
  });
}

/** A challenger is measured by what the champion's document asks, never by its own. */
async function termsInForce(tx: Transaction, version: string) {
  const [row] = await tx.query<{ document: unknown }>("select document from surety.versions where hash = $1", [
    version,
  ]);
  return parseWorkflow(row?.document).measure?.promotion;
}

export function hashOfCriteria(criteria: PromotionCriteria): string {
  return createHash("sha256").update(canonicalJson(criteria)).digest("hex");
}
