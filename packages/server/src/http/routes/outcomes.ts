import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { outcomePage, type OutcomePost, outcomePosts, outcomeReceipts } from "@surety/core/wire/outcome";
import type { Actor } from "../../commands/commands.ts";
import { readOutcomes } from "../../project/read-outcomes.ts";
import { listOutcomes } from "../../queries/list-outcomes.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody, mostBytes, parseJson, readText } from "../read-body.ts";
import { InvalidRequest } from "../problem.ts";
import { badSignature, verifyHook } from "../verify-hook.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const fileQuery = z.strictObject({ format: z.enum(["csv", "jsonl"]).default("csv") });
const listQuery = z.strictObject({
  name: z.string().max(100).optional(),
  unknown: z.enum(["true"]).optional(),
  ...paging,
});
const receipts = { 200: json("What became of each", outcomeReceipts), ...problems };
const hookPath = "/api/v1/outcomes/hooks/:workflow";

/** What later turned out about cases: posted one by one, in batches, as a file, or as a signed webhook. */
export function outcomeRoutes(app: App, parts: RouteParts): void {
  const { door, database, commands, config } = parts;
  const post = door.route(["send", "outcome"], {
    method: "post",
    path: "/api/v1/outcomes",
    middleware: limitBody(config.mostBytes ?? mostBytes),
    request: { body: body(outcomePosts) },
    responses: receipts,
  });
  app.openapi(post, async (c) => {
    const posts = listOf(c.req.valid("json"));
    return c.json(await commands.postOutcomes(posts, { source: "api" }, c.get("actor")), 200);
  });

  const take = door.route(["send", "outcome"], {
    method: "post",
    path: "/api/v1/workflows/{name}/outcomes/import",
    request: { params, query: fileQuery },
    responses: receipts,
  });
  app.openapi(take, async (c) => {
    const text = await readText(c, config.mostBytes ?? mostBytes);
    const posts = readOutcomes(`outcomes.${c.req.valid("query").format}`, text);
    const workflow = c.req.valid("param").name;
    return c.json(await commands.postOutcomes(posts, { workflow, source: "csv" }, c.get("actor")), 200);
  });

  const list = door.route(["read", "outcome"], {
    method: "get",
    path: "/api/v1/workflows/{name}/outcomes",
    request: { params, query: listQuery },
    responses: { 200: json("Outcomes, the last received first", outcomePage), ...problems },
  });
  app.openapi(list, async (c) => {
    const { unknown, ...query } = c.req.valid("query");
    const filter = { ...query, unknown: unknown === "true" };
    return c.json(await listOutcomes(database, c.req.valid("param").name, filter), 200);
  });

  hook(app, parts);
}

/** A signed webhook of another system (Standard Webhooks); the document's `measure.outcomeHook` names its secret. */
function hook(app: App, parts: RouteParts): void {
  const { door, commands, config, definitions } = parts;
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/v1/outcomes/hooks/{workflow}",
    request: {
      params: z.object({ workflow: z.string() }),
      headers: z.object({ "webhook-id": z.string(), "webhook-timestamp": z.string(), "webhook-signature": z.string() }),
      body: body(z.union([outcomePosts, z.object({ data: outcomePosts })])),
    },
    responses: receipts,
  });
  app.post(hookPath, door.guard("public", "post", hookPath), async (c) => {
    const workflow = c.req.param("workflow");
    const secret = await secretOf(definitions, workflow);
    const text = await readText(c, config.mostBytes ?? mostBytes);
    const id = await verifyHook(parts, secret, c.req.raw.headers, text);
    const posts = keyed(postsOf(parseJson(text)), id);
    return c.json(await commands.postOutcomes(posts, { workflow, source: "webhook" }, actorOf(workflow)), 200);
  });
}

async function secretOf(definitions: RouteParts["definitions"], workflow: string): Promise<string> {
  const current = await definitions.current(workflow).catch((error: unknown) => {
    // Unknown workflows sound like those without a hook: a stranger learns no names here.
    if (error instanceof UserError) return null;
    throw error;
  });
  const secret = current?.compiled.document.measure?.outcomeHook?.verify.standardWebhooks;
  if (secret === undefined) throw badSignature("no outcomes are taken here");
  return secret;
}

/** The outcome itself, or in `data` as Standard Webhooks has it; what else is in the envelope is not ours. */
function postsOf(payload: unknown): OutcomePost[] {
  const inner = typeof payload === "object" && payload !== null && "data" in payload ? payload.data : payload;
  const parsed = outcomePosts.safeParse(inner);
  if (!parsed.success) throw new InvalidRequest(parsed.error.issues);
  return listOf(parsed.data);
}

const listOf = (posts: z.output<typeof outcomePosts>): OutcomePost[] => ("items" in posts ? posts.items : [posts]);

/** A message that comes twice has the same id, and so have its outcomes. */
const keyed = (posts: readonly OutcomePost[], id: string): OutcomePost[] =>
  posts.map((post, n) => ({ ...post, key: post.key ?? `${id.slice(0, 250)}/${n}` }));

const actorOf = (workflow: string): Actor => ({
  kind: "system",
  id: "outcome-webhook",
  name: `Outcome webhook of ${workflow}`,
  role: "reviewer",
});
