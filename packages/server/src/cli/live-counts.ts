import type { House } from "../main.ts";
import { countsOfToday } from "../queries/counts-of-today.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 3000;
/** A look costs more, the more cases a day has: it takes at most one part in so many of the time. */
const restsPerLook = 100;

/** Tells at the terminal what became of the cases of today, each time that something has changed. */
export function watchCounts(house: House, terminal: Terminal): () => Promise<void> {
  let told = "";
  let looking = Promise.resolve();
  let restUntil = 0;
  const look = async () => {
    const begun = performance.now();
    if (begun < restUntil) return;
    const line = await countsLine(house);
    restUntil = begun + restsPerLook * (performance.now() - begun);
    if (line === told) return;
    told = line;
    terminal.say(line);
  };
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: Error) => house.world.log.info(`counts: ${error.message}`));
  }, lookEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function countsLine(house: House): Promise<string> {
  const today = await countsOfToday(house.database, house.world.clock.now());
  const parts = [
    `${today.arrived} arrived today`,
    `${today.automated} automated`,
    `${today.reviewed} decided by people`,
    `${today.waiting} wait in the inbox`,
  ];
  if (today.failed > 0) parts.push(`${today.failed} failed`);
  return parts.join(" · ");
}
