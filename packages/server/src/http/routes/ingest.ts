import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { arrival, type Arrival, type CaseDetail, caseDetail } from "@surety/core/wire/case";
import type { Context } from "hono";
import { MicroBatch } from "../../ingest/micro-batch.ts";
import { blindCase } from "../../queries/blind-case.ts";
import { hidesFromOthers } from "../../queries/hides-answer.ts";
import { readCases } from "../../queries/read-case.ts";
import { toJson } from "../../storage/to-json.ts";
import type { App, AppEnv, RouteParts } from "../app-env.ts";
import { fetchNamed } from "../fetch-named.ts";
import { ingestLines } from "../ingest-lines.ts";
import { isMultipart, multipartCase } from "../multipart-case.ts";
import { preferredWait } from "../prefer-wait.ts";
import { heardOut, limitedStream, mostBytes, mostStreamBytes, parseCases, readText } from "../read-body.ts";
import { triggerOfKind } from "../trigger-of-kind.ts";
import { body, json, problems } from "./answers.ts";

const path = "/api/v1/workflows/:name/cases";
const params = z.object({ name: z.string() });
const headers = z.object({ "idempotency-key": z.string().max(300).optional(), prefer: z.string().optional() });
const single = arrival.extend({ case: caseDetail.optional() });
const many = z.object({ items: z.array(arrival) });
const mostInArray = 10_000;
const longestKey = 300;
/** Cases whose callers wait are read together: their number of statements is that of one. */
const readsTogether = { mostItems: 64, mostCommits: 2 };

/**
 * The way in for programs: one case, an array, or a stream of lines. This is the hot path: nothing is checked here
 * that ingest checks anyway, and no schema of ours looks at the body.
 */
export function ingestRoutes(app: App, parts: RouteParts): void {
  const { door, commands, config, files, fetcher } = parts;
  const reads = new MicroBatch((ids: string[]) => parts.database.together((one) => readCases(one, ids)), readsTogether);
  describe(app);
  app.post(path, door.guard(["send", "case"], "post", path), async (c) => {
    const workflow = c.req.param("name");
    const triggered = () => triggerOfKind(parts.definitions, workflow, "api");
    const key = idempotencyKey(c.req.header("idempotency-key"));
    const sender = c.get("actor").id;
    const wait = preferredWait(c.req.header("prefer"));
    if (c.req.header("content-type")?.startsWith("application/x-ndjson") === true) {
      const lines = await limitedStream(c, config.mostStreamBytes ?? mostStreamBytes);
      const take = async () => ingestLines(commands, { workflow, trigger: await triggered(), key, sender }, lines);
      return c.json({ items: await heardOut(lines, take()) }, 207);
    }
    const trigger = await triggered();
    const sent = isMultipart(c)
      ? await multipartCase(c, files)
      : parseCases(await readText(c, config.mostBytes ?? mostBytes));
    if (!Array.isArray(sent)) {
      const { compiled } = await parts.definitions.current(workflow);
      const payload = await fetchNamed(fetcher, compiled.document.input, sent);
      const events = [eventOf(payload, key)];
      const sending = { workflow, trigger, events, kind: "api", sender, awaited: wait > 0 } as const;
      const [one] = await commands.ingest(sending);
      return await answerOne(c, parts, { reads, wait }, one as Arrival);
    }
    refuseLongArray(sent);
    const events = sent.map((each, n) => eventOf(each, key === undefined ? undefined : `${key}/${n}`));
    return c.json({ items: await commands.ingest({ workflow, trigger, events, kind: "api", sender }) }, 207);
  });
}

function eventOf(payload: unknown, idempotencyKey: string | undefined) {
  return idempotencyKey === undefined ? { payload } : { payload, idempotencyKey };
}

const statusOf = { accepted: 201, filtered: 200, duplicate: 200, invalid: 422 } as const;

async function answerOne(
  c: Context<AppEnv>,
  { commands, database }: RouteParts,
  { reads, wait }: { reads: MicroBatch<string, CaseDetail | null>; wait: number },
  one: Arrival,
): Promise<Response> {
  if (wait === 0 || one.caseId === null) return c.json(one, statusOf[one.fate]);
  const told = await commands.waitForCase(one.caseId, wait, one.fate === "accepted");
  c.header("preference-applied", `wait=${wait / 1000}`);
  const found = told ?? (await reads.add(one.caseId));
  const hidden = one.fate === "duplicate" && (await hidesFromOthers(database, one.caseId, c.get("actor")));
  const shown = hidden && found !== null ? blindCase(found) : found;
  // As the database keeps it, also where it was not read there.
  const answer = toJson({ ...one, case: shown ?? undefined });
  return c.body(answer, statusOf[one.fate], { "content-type": "application/json" });
}

function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || (header !== "" && header.length <= longestKey)) return header;
  throw new UserError({
    code: "bad-idempotency-key",
    message: `An idempotency key has 1 to ${longestKey} characters.`,
    remedy: "Send an id of the message, such as a UUID.",
    field: "Idempotency-Key",
  });
}

function refuseLongArray(payload: unknown[]): void {
  if (payload.length >= 1 && payload.length <= mostInArray) return;
  throw new UserError({
    code: "bad-array",
    message: `An array has 1 to ${mostInArray} cases, this one has ${payload.length}.`,
    remedy: "Send them as NDJSON or as an import.",
  });
}

function describe(app: App): void {
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/v1/workflows/{name}/cases",
    security: [{ key: [] }, { session: [] }],
    request: {
      params,
      headers,
      body: {
        content: {
          ...body(z.union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown()))])).content,
          "application/x-ndjson": { schema: z.string() },
          "multipart/form-data": { schema: z.record(z.string(), z.string()) },
        },
      },
    },
    responses: {
      200: json("A duplicate, or filtered out", single),
      201: json("A case was made", single),
      207: json("The fate of each of many", many),
      422: json("Not a valid input; kept in the journal", single),
      ...problems,
    },
  });
}
