import { z } from "@hono/zod-openapi";
import {
  foundPassages,
  keptSource,
  knowledgeBases,
  knowledgeName,
  knowledgeSourcePage,
  newKnowledgeAnswers,
  newKnowledgeFile,
} from "@surety/core/wire/knowledge";
import { isTable, readAnswers } from "../../knowledge/read-answers.ts";
import { listKnowledgeBases, listKnowledgeSources } from "../../knowledge/read-knowledge.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ base: knowledgeName });
const sourceParams = params.extend({ id: z.uuid() });
const searchQuery = z.strictObject({
  q: z.string().min(1).max(2000),
  most: z.coerce.number().int().min(1).max(20).optional(),
});
const usualResults = 6;

/** Knowledge bases: what drafts may rest on. */
export function knowledgeRoutes(app: App, parts: RouteParts): void {
  readRoutes(app, parts);
  changeRoutes(app, parts);
}

function readRoutes(app: App, { door, database, knowledge }: RouteParts): void {
  const bases = door.route(["read", "knowledge"], {
    method: "get",
    path: "/api/v1/knowledge",
    responses: { 200: json("All knowledge bases with what they hold", knowledgeBases), ...problems },
  });
  app.openapi(bases, async (c) => c.json({ items: await listKnowledgeBases(database) }, 200));

  const sources = door.route(["read", "knowledge"], {
    method: "get",
    path: "/api/v1/knowledge/{base}",
    request: { params, query: z.strictObject(paging) },
    responses: { 200: json("The sources of one base, newest first", knowledgeSourcePage), ...problems },
  });
  app.openapi(sources, async (c) => {
    const { base } = c.req.valid("param");
    return c.json(await listKnowledgeSources(database, base, c.req.valid("query")), 200);
  });

  const search = door.route(["read", "knowledge"], {
    method: "get",
    path: "/api/v1/knowledge/{base}/search",
    request: { params, query: searchQuery },
    responses: { 200: json("The passages that fit best, by words and by meaning", foundPassages), ...problems },
  });
  app.openapi(search, async (c) => {
    const { q, most = usualResults } = c.req.valid("query");
    return c.json({ items: await knowledge.search({ bases: [c.req.valid("param").base], text: q, most }) }, 200);
  });
}

function changeRoutes(app: App, { door, commands, files }: RouteParts): void {
  const addFile = door.route(["change", "knowledge"], {
    method: "post",
    path: "/api/v1/knowledge/{base}/sources",
    request: { params, body: body(newKnowledgeFile) },
    responses: { 201: json("What was read in a file that was sent to /files before", keptSource), ...problems },
  });
  app.openapi(addFile, async (c) => {
    const { hash, name } = c.req.valid("json");
    const file = found("file", hash, (await files.find([hash])).get(hash) ?? null);
    const named = { hash, name: name ?? file.name ?? hash.slice(0, 12) };
    const { base } = c.req.valid("param");
    if (!isTable(named.name)) return c.json(await commands.addKnowledgeFile(base, named, c.get("actor")), 201);
    const answers = await readAnswers(await files.local(hash), named.name);
    return c.json(await commands.addKnowledgeAnswers(base, named.name, answers, c.get("actor")), 201);
  });

  const addAnswers = door.route(["change", "knowledge"], {
    method: "post",
    path: "/api/v1/knowledge/{base}/answers",
    request: { params, body: body(newKnowledgeAnswers) },
    responses: { 201: json("Questions with the answers that were given to them", keptSource), ...problems },
  });
  app.openapi(addAnswers, async (c) => {
    const { name, items } = c.req.valid("json");
    return c.json(await commands.addKnowledgeAnswers(c.req.valid("param").base, name, items, c.get("actor")), 201);
  });

  const remove = door.route(["change", "knowledge"], {
    method: "delete",
    path: "/api/v1/knowledge/{base}/sources/{id}",
    request: { params: sourceParams },
    responses: { 204: { description: "It is gone, with every passage that nothing else says" }, ...problems },
  });
  app.openapi(remove, async (c) => {
    const { base, id } = c.req.valid("param");
    await commands.removeKnowledge(base, id, c.get("actor"));
    return c.body(null, 204);
  });
}
