import type { Command } from "commander";
import { dutyDeskFile, openDutyDesk } from "../demonstration/duty-desk.ts";
import { prepareDemonstration } from "../demonstration/prepare-demonstration.ts";
import { playDemonstration } from "../demonstration/play-demonstration.ts";
import { playContracts } from "../demonstration/play-contracts.ts";
import { inTurn } from "../demonstration/in-turn.ts";
import { playInvoicePages, playInvoices } from "../demonstration/play-invoices.ts";
import { houseApp } from "../http/house-app.ts";
import { takePort } from "../http/serve.ts";
import { type House, openHouse } from "../main.ts";
import { watchFreeSpace } from "../observe/free-space.ts";
import { loadFunctions } from "../project/load-functions.ts";
import { loadWorkflows } from "../project/load-workflows.ts";
import { issueSetupToken, setupLink } from "../security/setup-token.ts";
import { keepCompiledCode } from "./compiled-code.ts";
import { watchCounts } from "./live-counts.ts";
import { sayGuarantees } from "./say-guarantees.ts";
import { sayMissingSecrets } from "./say-missing-secrets.ts";
import type { Terminal } from "./terminal.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";
import { version } from "./version.ts";
import { commandLine, openLog, projectConfig } from "./with-house.ts";

export interface ServeOptions {
  command: Command;
  terminal: Terminal;
  port: number | undefined;
  demo: boolean;
}

/** Serves a project until somebody ends it; what happens meanwhile is told at the terminal. */
export async function serveProject({ command, terminal, port, demo }: ServeOptions): Promise<void> {
  const begun = performance.now();
  const stopped = untilToldToStop();
  const config = await projectConfig(command, port === undefined ? {} : { port });
  const doorway = await takePort(config);
  terminal.say(`Surety ${version} is starting …`);
  const log = openLog(config, terminal);
  const house = await openHouse({
    // Links in messages lead to where the console is: the name that sessions belong to, and the port that was free.
    config: { ...config, publicUrl: doorway.origin },
    log,
    functions: await loadFunctions(config.project),
  });
  doorway.open(houseApp(house, { origin: doorway.origin, version, demo }).fetch);
  await loadWorkflows(house, commandLine, terminal.warn);
  keepCompiledCode();
  await welcome(house, doorway.origin, terminal, begun);
  const ends = [() => doorway.close(), () => house.close()];
  if (demo) ends.unshift(await demonstrate(house, doorway.origin, terminal));
  else await sayGuarantees(house, terminal);
  await sayMissingSecrets(house, terminal);
  ends.unshift(watchCounts(house, terminal), watchFreeSpace(config.folder, log));
  await stopped;
  terminal.say("Ending: work in progress is committed first …");
  for (const end of ends) await end();
}

async function welcome(house: House, origin: string, terminal: Terminal, begun: number): Promise<void> {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  terminal.answer(
    { origin, pid: process.pid, seconds: Number(seconds) },
    `\n  Console   ${origin}   (up in ${seconds} s)`,
  );
  const token = await issueSetupToken(house.database);
  if (token !== null)
    terminal.say(`  Set up    ${setupLink(origin, token)}\n            one time: makes the owner's account`);
  terminal.say(`  Data      ${house.config.folder}\n  End       Ctrl+C\n`);
}

async function demonstrate(house: House, origin: string, terminal: Terminal): Promise<() => Promise<void>> {
  await prepareDemonstration(house, terminal);
  const closeDesk = await openDutyDesk(house);
  await sayGuarantees(house, terminal);
  terminal.say(`Alerts of the demonstration arrive in ${dutyDeskFile(house)}`);
  terminal.say(`Tickets arrive now. Send one yourself: ${origin}/forms/support-triage/form`);
  terminal.say(`Invoices as well, more slowly: ${origin}/forms/invoice-intake/form`);
  terminal.say(`Contracts too, as soon as their clauses can be found: ${origin}/forms/contract-clauses/form`);
  const learn = inTurn();
  const stops = [
    await playDemonstration(house),
    playInvoices(house),
    playContracts(house, terminal, learn),
    playInvoicePages(house, terminal, learn),
  ];
  return async () => {
    for (const stop of stops) await stop();
    await closeDesk();
  };
}
