import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { SuretyError } from "@surety/core/errors/surety-error";
import { decide, readCase, startCase } from "./case-tools.ts";
import { type InnerApi, innerApi } from "./inner-api.ts";
import { keepInformed } from "./keep-informed.ts";
import { refuseRebound } from "./refuse-rebound.ts";
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

/** Tools do not change while we run, so nobody waits for notices of it. */
const capabilities = { tools: { listChanged: false } };

/** The Model Context Protocol over HTTP, without sessions: each request is a caller of its own, with the rights of its key. */
export function mcpFace(
  fetch: (request: Request) => Promise<Response>,
  { version, origin, mostBytes }: FaceConfig,
): (request: Request) => Promise<Response> {
  const serve = ({ requestInfo }: { requestInfo?: Request }) => {
    if (requestInfo === undefined) throw new Error("a request without a caller");
    return serverFor(innerApi(fetch, requestInfo, origin), version);
  };
  const handler = createMcpHandler(serve, { maxRequestBodySize: mostBytes });
  return async (request) => {
    refuseRebound(request, origin);
    return handler.fetch(request);
  };
}

export interface FaceConfig {
  version: string;
  /** The origin people open. */
  origin: string;
  /** Of one request. */
  mostBytes: number;
}

function serverFor(api: InnerApi, version: string): McpServer {
  const server = new McpServer({ name: "surety", version }, { instructions, capabilities });
  for (const { name, title, description, input, output, reads, run } of tools) {
    const annotations = { title, readOnlyHint: reads, destructiveHint: false, openWorldHint: false };
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: output, annotations },
      async (asked, context) => {
        try {
          const answer = await keepInformed(context, () => run(api, asked as never));
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
