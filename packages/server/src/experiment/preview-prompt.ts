import { UserError } from "@surety/core/errors/user-error";
import { largestCost } from "@surety/core/language/largest-cost";
import { probableCost } from "@surety/core/language/probable-cost";
import type { PreviewRequest, PromptPreview } from "@surety/core/wire/prompt";
import type { Actor } from "../commands/commands.ts";
import { chooseModelJudgment } from "../evaluate/choose-judgment.ts";
import { ExamplePools } from "../language/example-pools.ts";
import { askingOf, splitName } from "../language/label-asking.ts";
import { hidesAnswer } from "../queries/hides-answer.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { armQuestion } from "./ask-arm.ts";
import { caseScopes } from "./case-scopes.ts";
import { compileArm } from "./compile-arms.ts";
import { currentWording } from "./current-wording.ts";
import { notALanguageModel, usualOutput } from "./estimate-arm.ts";

type World = Pick<WorkerWorld, "database" | "connection" | "clock" | "definitions">;

const usualCases = 3;

/** The messages that a prompt makes of real cases, as they would be sent; nothing is. */
export async function previewPrompt(
  world: World,
  workflow: string,
  request: PreviewRequest,
  actor: Actor,
): Promise<PromptPreview> {
  const { compiled } = await world.definitions.current(workflow);
  const judged = chooseModelJudgment(compiled, request.judgment);
  const { judgment: _, cases, ...changes } = request;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const arm = { ...currentWording(judged, request.model === undefined ? [] : [request.model]), ...given };
  const name = splitName(arm.model);
  if (name === null) throw notALanguageModel(arm.model);
  const wording = compileArm(compiled, judged, arm, await world.definitions.world(), "prompt");
  const pools = new ExamplePools(world.database);
  const outputTokens = await usualOutput(world.database, name);
  const items: PromptPreview["items"] = [];
  for (const { id, receivedAt, scope } of await decidedCases(world.database, workflow, cases, actor)) {
    const asked = { text: judged.judgment.text.render(scope), scope, before: receivedAt };
    const question = armQuestion(workflow, judged.judgment, wording, asked);
    const { request: sent, facts } = await askingOf(world, pools, name, question);
    const now = world.clock.now();
    items.push({
      caseId: id,
      receivedAt: receivedAt.toISOString(),
      system: sent.system,
      messages: [...sent.messages],
      mostMicros: largestCost(sent, facts.prices, now),
      probableMicros: probableCost(sent, outputTokens, facts.prices, now),
    });
  }
  const currency = compiled.document.measure?.currency ?? "EUR";
  return { judgment: judged.judgment.name, model: arm.model, currency, items };
}

/**
 * Cases about which nobody is asked any more: a prompt may read what a model has answered, and whoever decides must not see
 * it here. What waits, what waits blind and what is not there are told alike.
 */
async function decidedCases(
  database: Queryable,
  workflow: string,
  wanted: readonly string[] | undefined,
  actor: Actor,
) {
  const rows = await database.query<{ id: string; receivedAt: Date }>(
    `select c.id, c.received_at as "receivedAt" from surety.cases c where c.workflow = $1 and c.status = 'done'
       and ($2::uuid[] is null or c.id = any($2))
       and not exists (select from surety.reviews r where r.case_id = c.id and r.status in ('open','claimed','deciding'))
     order by c.id desc limit $3`,
    [workflow, wanted ?? null, wanted?.length ?? usualCases],
  );
  const hidden = await Promise.all(rows.map(({ id }) => hidesAnswer(database, id, actor)));
  const open = rows.filter((_, at) => hidden[at] !== true);
  const missing = wanted?.find((id) => !open.some((row) => row.id === id));
  if (missing !== undefined) throw notDecided(workflow, missing, wanted?.indexOf(missing) ?? 0);
  const scopes = await caseScopes(
    database,
    open.map(({ id }) => id),
  );
  return open.map((row) => ({ ...row, scope: scopes.get(row.id) ?? {} }));
}

function notDecided(workflow: string, id: string, at: number): UserError {
  return new UserError({
    code: "case-not-found",
    field: `cases/${at}`,
    message: `${workflow} has no decided case ${id}.`,
    remedy: "Name a case that is done and waits for nobody, or leave the cases out.",
  });
}
