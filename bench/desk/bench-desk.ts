import { availableParallelism, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../packages/core/src/statistics/seeded-random.ts";
import { hasBrowser, openBrowser } from "../../e2e/browser.ts";
import { signUp } from "../../e2e/console/sign-up.ts";
import { newProject, removeProject } from "../../e2e/new-project.ts";
import { startSurety } from "../../e2e/surety-process.ts";
import { checkDeeds } from "./check-deeds.ts";
import { countOpen } from "./fill-desk.ts";
import { measureOpenings } from "./measure-openings.ts";
import { installMeter, untilOpened } from "./page-meter.ts";
import { planFor } from "./plan.ts";
import { databaseOf, prepareDesk } from "./prepare-desk.ts";
import { type DeskReport, figuresOf, quantiles, reportText } from "./report.ts";
import { readingSeconds, wordsOf } from "./reading-time.ts";
import { workInbox } from "./reviewer.ts";

// npm run bench:desk: a person's day at the inbox with 100,000 open reviews, in a real browser. --quick for a short one with
// fewer, --json for one JSON object. Missed aims are told, not punished: only a decision that is not stored ends it with an error.
const args = process.argv.slice(2);
const plan = planFor(args);
const begun = performance.now();
const tell = (text: string) =>
  void process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const load = () => loadavg()[0] ?? 0;
const settleMs = 1500;
/** In a browser that has never seen the console: it reads and compiles all of it, and the server is cold, too. */
const freshOpenings = 3;

if (!hasBrowser) {
  tell("There is no Chromium here (SURETY_CHROMIUM names one); nothing was measured.");
  process.exit(0);
}
const folder = await newProject();
tell("the server starts");
const surety = await startSurety({ folder });
const database = databaseOf(folder);
const browser = await openBrowser({ width: 1440, height: 900 });
try {
  const { page, context } = browser;
  await signUp(page, surety);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await prepareDesk(surety.origin, { origin: surety.origin, cookie }, database, plan, tell);
  const open = await countOpen(database);
  await installMeter(page);
  tell("the inbox is opened");
  const before = load();
  const fresh = await measureOpenings(page, surety.origin, freshOpenings);
  const openings = await measureOpenings(page, surety.origin, plan.openings);
  tell("the reviewer works");
  await page.goto(`${surety.origin}/inbox`);
  await untilOpened(page);
  const deeds = await workInbox(page, plan);
  await sleep(settleMs);
  const words = await wordsOf(database, [...new Set(deeds.map(({ review }) => review))]);
  const random = seededRandom(5);
  const reading = deeds.map(({ review }) => readingSeconds(words.get(review) ?? 0, random));
  const report: DeskReport = {
    quick: plan.quick,
    processors: availableParallelism(),
    load: { before, after: load() },
    open,
    ...figuresOf(deeds, reading),
    opening: quantiles(openings),
    freshOpenings: fresh,
    differences: [...(await checkDeeds(database, deeds)), ...browser.errors],
  };
  process.stdout.write(`${args.includes("--json") ? JSON.stringify(report) : reportText(report)}\n`);
  process.exitCode = report.differences.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await browser.close();
  await surety.stop();
  await removeProject(folder);
}
process.exit();
