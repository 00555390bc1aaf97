import { z } from "@hono/zod-openapi";
import { toCsv, toJsonl } from "@surety/core/dataset/own-format";
import {
  makeSetRequest,
  refreshRequest,
  setDetail,
  setDiff,
  setFormat,
  setImport,
  setItemPage,
  setSummary,
  setVersion,
} from "@surety/core/wire/dataset";
import { job } from "@surety/core/wire/workflow";
import { listSets, readSet } from "../../queries/read-sets.ts";
import { diffVersions, exportedItems, listItems } from "../../queries/set-items.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody, mostStreamBytes, readText } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const workflowParams = z.object({ name: z.string().max(100) });
const setParams = z.object({ set: z.string().max(100) });
const importParams = z.object({ name: z.string().max(100), set: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) });
const hash = z.string().max(64);
const truth = z.enum(["true", "false"]).transform((text) => text === "true");
const importQuery = z.strictObject({
  format: setFormat.optional(),
  judgment: z.string().max(100).optional(),
  frozenShare: z.coerce.number().min(0).max(1).optional(),
  preview: truth.optional(),
});
const evaluation = z.strictObject({
  version: hash.optional(),
  judgment: z.string().max(100).optional(),
  model: hash.optional(),
});

/** Evaluation sets: their versions, items and results, and the ways in and out. */
export function setRoutes(app: App, parts: RouteParts): void {
  readRoutes(app, parts);
  changeRoutes(app, parts);
}

function readRoutes(app: App, { door, database }: RouteParts): void {
  const list = door.route(["read", "set"], {
    method: "get",
    path: "/api/v1/sets",
    request: { query: z.strictObject({ workflow: z.string().max(100).optional() }) },
    responses: { 200: json("Evaluation sets", z.object({ items: z.array(setSummary) })), ...problems },
  });
  app.openapi(list, async (c) => c.json({ items: await listSets(database, c.req.valid("query").workflow) }, 200));

  const read = door.route(["read", "set"], {
    method: "get",
    path: "/api/v1/sets/{set}",
    request: { params: setParams },
    responses: { 200: json("A set with its versions and results", setDetail), ...problems },
  });
  app.openapi(read, async (c) => {
    const { set } = c.req.valid("param");
    return c.json(found("set", set, await readSet(database, set)), 200);
  });

  const items = door.route(["read", "set"], {
    method: "get",
    path: "/api/v1/sets/{set}/items",
    request: {
      params: setParams,
      query: z.strictObject({
        version: hash.optional(),
        q: z.string().max(200).optional(),
        frozen: truth.optional(),
        ...paging,
      }),
    },
    responses: { 200: json("The items of a version", setItemPage), ...problems },
  });
  app.openapi(items, async (c) =>
    c.json(await listItems(database, c.req.valid("param").set, c.req.valid("query")), 200),
  );

  const diff = door.route(["read", "set"], {
    method: "get",
    path: "/api/v1/sets/{set}/diff",
    request: { params: setParams, query: z.strictObject({ from: hash, to: hash }) },
    responses: { 200: json("What changed between two versions", setDiff), ...problems },
  });
  app.openapi(diff, async (c) => {
    const { from, to } = c.req.valid("query");
    return c.json(await diffVersions(database, c.req.valid("param").set, from, to), 200);
  });

  const types = { jsonl: "application/x-ndjson", csv: "text/csv; charset=utf-8" } as const;
  const write = door.route(["read", "set"], {
    method: "get",
    path: "/api/v1/sets/{set}/export",
    request: {
      params: setParams,
      query: z.strictObject({ format: z.enum(["jsonl", "csv"]).default("jsonl"), version: hash.optional() }),
    },
    responses: {
      200: {
        description: "The set as a file",
        content: { "application/x-ndjson": { schema: z.string() }, "text/csv": { schema: z.string() } },
      },
      ...problems,
    },
  });
  app.openapi(write, async (c) => {
    const { format, version } = c.req.valid("query");
    const { set } = c.req.valid("param");
    const rows = await exportedItems(database, set, version);
    const name = `attachment; filename="${set}.${format}"`;
    return c.body(format === "csv" ? toCsv(rows) : toJsonl(rows), 200, {
      "content-type": types[format],
      "content-disposition": name,
    });
  });
}

function changeRoutes(app: App, { door, commands, config }: RouteParts): void {
  const take = door.route(["change", "set"], {
    method: "post",
    path: "/api/v1/workflows/{name}/sets/{set}/import",
    request: {
      params: importParams,
      query: importQuery,
      body: { required: true, content: { "text/plain": { schema: z.string() } } },
    },
    responses: { 200: json("What was taken and what was refused", setImport), ...problems },
  });
  app.openapi(take, async (c) => {
    const { name, set } = c.req.valid("param");
    const content = await readText(c, config.mostStreamBytes ?? mostStreamBytes);
    return c.json(
      await commands.importSet({ workflow: name, set, content, ...c.req.valid("query") }, c.get("actor")),
      200,
    );
  });

  const make = door.route(["change", "set"], {
    method: "post",
    path: "/api/v1/workflows/{name}/sets",
    middleware: limitBody(),
    request: { params: workflowParams, body: body(makeSetRequest) },
    responses: { 201: json("The first version of the set", setVersion), ...problems },
  });
  app.openapi(make, async (c) =>
    c.json(await commands.makeSet(c.req.valid("param").name, c.req.valid("json"), c.get("actor")), 201),
  );

  const refresh = door.route(["change", "set"], {
    method: "post",
    path: "/api/v1/sets/{set}/refresh",
    middleware: limitBody(),
    request: { params: setParams, body: body(refreshRequest) },
    responses: { 200: json("The version that was drawn", setVersion), ...problems },
  });
  app.openapi(refresh, async (c) =>
    c.json(await commands.refreshSet(c.req.valid("param").set, c.req.valid("json"), c.get("actor")), 200),
  );

  const evaluate = door.route(["change", "set"], {
    method: "post",
    path: "/api/v1/sets/{set}/evaluate",
    middleware: limitBody(),
    request: { params: setParams, body: body(evaluation) },
    responses: { 202: json("The evaluation was begun", job), ...problems },
  });
  app.openapi(evaluate, async (c) =>
    c.json(await commands.startSetEvaluation({ ...c.req.valid("param"), ...c.req.valid("json") }, c.get("actor")), 202),
  );
}
