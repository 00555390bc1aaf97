import { resolve } from "node:path";
import { followJob } from "../packages/server/src/cli/follow-job.ts";
import type { Terminal } from "../packages/server/src/cli/terminal.ts";
import { commandLine } from "../packages/server/src/cli/with-house.ts";
import { prepareCrm } from "../packages/server/src/demonstration/demonstration-crm.ts";
import { arrivingTickets, prepareDemonstration } from "../packages/server/src/demonstration/prepare-demonstration.ts";
import { type House, openHouse } from "../packages/server/src/main.ts";
import { loadFunctions } from "../packages/server/src/project/load-functions.ts";
import { readServerConfig } from "../packages/server/src/project/server-config.ts";
import { openApiKeys } from "../packages/server/src/security/api-keys.ts";
import { readTickets, templates } from "../packages/templates/src/index.ts";
import { ruleWorkflow, waitingWorkflow } from "./rule-workflow.ts";

// Makes a project ready for the load: its workflows live, the triage model trained, one key. Says the key and the inputs.
const [folder = ".", labels = ""] = process.argv.slice(2);
const quiet: Terminal = {
  json: true,
  say: () => {},
  warn: (text) => console.error(text),
  answer: () => {},
  progress: () => ({ at: () => {}, end: () => {} }),
  fail: () => 70,
};
const log = {
  info: () => {},
  warn: (text: string) => console.error(text),
  error: (text: string) => console.error(text),
};
const config = readServerConfig({}, { project: resolve(folder) });
const functions = await loadFunctions(config.project);
const house = await openHouse({ config, log, functions, works: false });

const begun = performance.now();
await (labels === "" ? prepareDemonstration(house, quiet) : prepareShortly(house, Number(labels)));
const trainingSeconds = (performance.now() - begun) / 1000;
for (const document of [ruleWorkflow, waitingWorkflow]) {
  await house.commands.saveWorkflow(document, commandLine);
  await house.commands.setStage(document.name, "live", commandLine, "It is measured, not used.");
}
const { key } = await openApiKeys(house.database).create({ name: "bench", role: "editor" }, commandLine);
const ticketInputs = (await arrivingTickets()).map(({ subject, body, customerId }) => ({
  messageId: "ticket-{{n}}",
  subject,
  body,
  ...(customerId === undefined ? {} : { customerId }),
}));
await house.close();
console.log(JSON.stringify({ key, trainingSeconds, ticketInputs }));
process.exit(0);

/** The demonstration with a model that knows few labels: quick to train, and just as much work to ask. */
async function prepareShortly(to: House, count: number): Promise<void> {
  await prepareCrm(to);
  const triage = templates.filter(({ workflow }) => workflow.name === "support-triage");
  for (const { workflow } of triage) await to.commands.saveWorkflow(workflow, commandLine);
  const tickets = (await readTickets()).filter((one) => one.ambiguous !== true && one.body.length < 400);
  const items = tickets
    .slice(0, count)
    .map((one) => ({ text: `${one.subject}\n${one.body}`, value: one.intent, externalId: one.id }));
  await to.commands.addLabels("support-triage", "intent", items, commandLine);
  const job = await to.commands.startTraining("support-triage", commandLine);
  await followJob(to, job, quiet, "training");
  await to.commands.setStage("support-triage", "live", commandLine, "It is measured, not used.");
}
