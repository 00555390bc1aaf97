import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ChallengerList } from "@surety/core/wire/challenger";
import type { Overview } from "@surety/core/wire/overview";
import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
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
] as const;

const owner = await visit(undefined, { width: 1440, height: 900 });
try {
  const { page, surety } = owner;
  const cookies = await owner.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const api = apiOf(surety.origin, { cookie, origin: surety.origin });
  await untilArrived(api, 110);
  await decideByTruth(api, 30);
  await api.call("POST", "/workflows/support-triage/train");
  await untilCompared(api);
  const inbox = { name: "inbox", path: `/inbox/${await plainReview(api)}?sort=newest`, dark: false };
  const life = { name: "case", path: `/cases/${await plainCase(api)}`, dark: false };
  for (const one of [...pictures, inbox, life]) {
    await page.emulateMedia({ colorScheme: one.dark ? "dark" : "light" });
    await page.goto(surety.origin + one.path);
    await sleep(settledMs);
    await page.screenshot({ path: `${folder}${one.name}.png` });
    console.log(`docs/pictures/${one.name}.png`);
  }
} finally {
  await owner.end();
}

/** So many cases that people and machines are done with or wait for, and some of every workflow. */
async function untilArrived(api: SuretyApi, count: number): Promise<void> {
  for (;;) {
    const { today, workflows } = await api.call<Overview>("GET", "/overview");
    const some = workflows.every((workflow) => workflow.arrivedToday >= 5);
    if (some && today.automated + today.waiting >= count) return;
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

/** In words that readers of the README understand, without markup of a mail gateway, and nobody's grief. */
function isPlain(text: unknown): boolean {
  return (
    typeof text === "string" &&
    /\b(the|my)\b/i.test(text) &&
    !/<|\b(died|passed away|late (wife|husband))\b/i.test(text)
  );
}

async function plainReview(api: SuretyApi): Promise<string> {
  const { items } = await api.call<{ items: ReviewSummary[] }>("GET", "/reviews?workflow=support-triage&sort=newest");
  for (const { id } of items) {
    const { case: said, questions } = await api.call<ReviewDetail>("GET", `/reviews/${id}`);
    if (isPlain(said.input["body"]) && questions.every((question) => question.suggestion !== null)) return id;
  }
  throw new Error("no review of a plain ticket waits");
}

async function plainCase(api: SuretyApi): Promise<string> {
  const { items } = await api.call<{ items: { id: string }[] }>("GET", "/cases?route=reviewed&workflow=support-triage");
  for (const { id } of items) {
    const { input } = await api.call<CaseDetail>("GET", `/cases/${id}`);
    if (isPlain(input["body"])) return id;
  }
  throw new Error("nobody has decided a plain ticket");
}
