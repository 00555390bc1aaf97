import { UserError } from "@surety/core/errors/user-error";
import type { Arrival, CaseDetail } from "@surety/core/wire/case";
import { z } from "zod";
import type { InnerApi } from "./inner-api.ts";
import { caseStanding } from "./standing-of-case.ts";
import { tellStanding } from "./tell-standing.ts";
import { defineTool } from "./tool.ts";

const workflow = z.string().min(1).max(100).describe("Name of a workflow; list_workflows tells them");
const input = z.record(z.string(), z.unknown()).describe("What the workflow's input schema asks for");
const key = z.string().min(1).max(300).optional();
const sent = { workflow, input, idempotencyKey: key.describe("The same key starts the same case once") };
const waitSeconds = z.number().min(0).max(30).default(20).describe("How long to wait for an answer");

export const decide = defineTool({
  name: "decide",
  title: "Decide with a guarantee",
  description:
    "Has a workflow judge one case, and answers with its decision only where that is automated under a stated bound on " +
    "errors, or a person has decided. Otherwise the answer is `needs-person`: the case waits in their inbox, and read_case " +
    "tells the decision later.",
  input: z.strictObject({ ...sent, waitSeconds }),
  output: caseStanding,
  reads: false,
  async run(api, asked) {
    const started = await start(api, asked, asked.waitSeconds);
    return tellStanding(api, started.case ?? (await detailOf(api, started)));
  },
});

export const startCase = defineTool({
  name: "start_case",
  title: "Start a case",
  description: "Sends one case to a workflow and does not wait for what becomes of it.",
  input: z.strictObject(sent),
  output: z.object({ caseId: z.string(), fate: z.enum(["accepted", "duplicate"]) }),
  reads: false,
  async run(api, asked) {
    const { caseId, fate } = await start(api, asked, 0);
    return { caseId, fate };
  },
});

export const readCase = defineTool({
  name: "read_case",
  title: "Read a case",
  description: "How a case stands: decided (with its answers), waiting for a person, or still at work.",
  input: z.strictObject({ caseId: z.uuid() }),
  output: caseStanding,
  reads: true,
  run: async (api, { caseId }) => tellStanding(api, await api.call<CaseDetail>("GET", `/cases/${caseId}`)),
});

interface Asked {
  workflow: string;
  input: Record<string, unknown>;
  idempotencyKey?: string | undefined;
}

interface Started {
  caseId: string;
  fate: "accepted" | "duplicate";
  /** As it was when the wait was over; for who sent it, whether it is audited or not. */
  case: CaseDetail | undefined;
}

async function start(api: InnerApi, asked: Asked, waitSeconds: number): Promise<Started> {
  const headers = {
    ...(waitSeconds > 0 ? { prefer: `wait=${Math.ceil(waitSeconds)}` } : {}),
    ...(asked.idempotencyKey === undefined ? {} : { "idempotency-key": asked.idempotencyKey }),
  };
  const path = `/workflows/${encodeURIComponent(asked.workflow)}/cases`;
  const arrival = await api.call<Arrival & { case?: CaseDetail }>("POST", path, {
    body: asked.input,
    headers,
    answers: [422],
  });
  if (arrival.caseId !== null && (arrival.fate === "accepted" || arrival.fate === "duplicate"))
    return { caseId: arrival.caseId, fate: arrival.fate, case: arrival.case };
  throw notAccepted(asked.workflow, arrival);
}

const detailOf = (api: InnerApi, { caseId }: Started) => api.call<CaseDetail>("GET", `/cases/${caseId}`);

function notAccepted(name: string, { fate, problems }: Arrival): UserError {
  const [first] = problems;
  return new UserError({
    code: `case-${fate}`,
    message:
      fate === "filtered"
        ? `${name} does not take such cases: its rule "accept" says no. The event is kept in the journal.`
        : `The input does not fit ${name}: ${problems.map((one) => `${one.field}: ${one.message}`).join(" ")}`,
    field: first?.field,
    remedy: first?.remedy ?? "Send what the workflow is for.",
  });
}
