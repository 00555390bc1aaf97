import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ChallengerList } from "@surety/core/wire/challenger";
import type { Overview } from "@surety/core/wire/overview";
import { apiOf, type SuretyApi } from "../surety-api.ts";
import { decideByTruth } from "./decide-by-truth.ts";
import { visit } from "./visit.ts";

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const settledMs = 1200;

/** The pages people show each other, light and dark. */
const pictures = [
  { name: "overview", path: "/", dark: false },
  { name: "map", path: "/workflows/support-triage", dark: false },
  { name: "gate", path: "/workflows/support-triage?tab=gate", dark: true },
  { name: "quality", path: "/workflows/support-triage?tab=quality", dark: false },
  { name: "versions", path: "/workflows/support-triage?tab=versions", dark: false },
  { name: "inbox", path: "/inbox?sort=newest", dark: false },
] as const;

const owner = await visit(undefined, { width: 1440, height: 900 });
try {
  const { page, surety } = owner;
  const cookies = await owner.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const api = apiOf(surety.origin, { cookie, origin: surety.origin });
  await untilArrived(api, 60);
  await decideByTruth(api, 18);
  await api.call("POST", "/workflows/support-triage/train");
  await untilCompared(api);
  const { items } = await api.call<{ items: { id: string }[] }>("GET", "/cases?route=reviewed&limit=1");
  for (const one of [...pictures, { name: "case", path: `/cases/${items[0]?.id}`, dark: false }]) {
    await page.emulateMedia({ colorScheme: one.dark ? "dark" : "light" });
    await page.goto(surety.origin + one.path);
    await sleep(settledMs);
    await page.screenshot({ path: `${folder}${one.name}.png` });
    console.log(`docs/pictures/${one.name}.png`);
  }
} finally {
  await owner.end();
}

async function untilArrived(api: SuretyApi, count: number): Promise<void> {
  for (;;) {
    const { today } = await api.call<Overview>("GET", "/overview");
    if (today.automated + today.waiting >= count) return;
    await sleep(500);
  }
}

/** Where a model is at work, training makes a challenger, which first answers what the champion has answered. */
async function untilCompared(api: SuretyApi): Promise<void> {
  for (;;) {
    const { challengers } = await api.call<ChallengerList>("GET", "/workflows/support-triage/challengers");
    if (challengers.some((one) => one.status === "shadowing" || one.status === "ready")) return;
    await sleep(500);
  }
}
