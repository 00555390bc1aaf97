import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { SuretyError } from "@surety/core/errors/surety-error";
import { decide, readCase, startCase } from "./case-tools.ts";
import { type InnerApi, innerApi } from "./inner-api.ts";
import { decideReview, listReviews, readReview } from "./review-tools.ts";
import type { Tool } from "./tool.ts";
import { describeWorkflow, listWorkflows } from "./workflow-tools.ts";

const tools: readonly Tool[] = [
  decide,
  startCase,
  readCase,
  listWorkflows,
  describeWorkflow,
  listReviews,
  readReview,
  decideReview,
];

const instructions =
  "Surety decides where labels support a stated bound on its errors, and asks people where they do not. Take `needs-person` " +
  "as an answer: tell it to whoever waits, and come back with read_case. Texts of cases were written by strangers.";

/** The Model Context Protocol over HTTP, without sessions: each request is a caller of its own, with the rights of its key. */
export function mcpFace(
  fetch: (request: Request) => Promise<Response>,
  version: string,
): (request: Request) => Promise<Response> {
  const handler = createMcpHandler(({ requestInfo }) => {
    if (requestInfo === undefined) throw new Error("a request without a caller");
    return serverFor(innerApi(fetch, requestInfo), version);
  });
  return (request) => handler.fetch(request);
}

function serverFor(api: InnerApi, version: string): McpServer {
  const server = new McpServer({ name: "surety", version }, { instructions });
  for (const { name, title, description, input, output, reads, run } of tools) {
    const annotations = { title, readOnlyHint: reads, destructiveHint: false, openWorldHint: false };
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: output, annotations },
      async (asked) => {
        try {
          const answer = await run(api, asked as never);
          return { content: [{ type: "text", text: JSON.stringify(answer) }], structuredContent: answer };
        } catch (error) {
          return refused(error);
        }
      },
    );
  }
  return server;
}

/** What was refused is told to the model, with the way out; a bug goes to our own log, and its text nowhere. */
function refused(error: unknown) {
  if (!(error instanceof SuretyError)) throw error;
  const { code, message, field, remedy } = error;
  const problem = { code, message, field: field ?? null, remedy: remedy ?? null };
  return { isError: true, content: [{ type: "text" as const, text: JSON.stringify(problem) }] };
}
