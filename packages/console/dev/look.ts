import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { startFixtureServer } from "./fixture-server.ts";
import { looks, type Look } from "./looks.ts";

/** Photographs every page in both themes and widths, and lets axe look at each. Usage: look.ts [--only=NAME] [--from=NAME] [--out=DIR]. */
const option = (name: string) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
const out = option("out") ?? "/tmp/shots";
const only = option("only");
const from = Math.max(
  0,
  looks.findIndex((look) => look.name === option("from")),
);
const quick = process.argv.includes("--quick");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] };

async function violations(page: Page): Promise<Finding[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } };
    return (await axe.run({ resultTypes: ["violations"] })).violations;
  });
}

/** Refusals and failures that a look is about are no complaints. */
const expected = (look: Look, text: string): boolean =>
  /status of 40[49]/.test(text) ||
  (look.failing !== undefined && text.includes("500")) ||
  (look.offline === true && text.includes("ERR_INTERNET_DISCONNECTED"));

async function photograph(
  browser: Browser,
  url: string,
  look: Look,
  theme: "light" | "dark",
  width: number,
): Promise<number> {
  const height = width < 500 ? 844 : width > 1500 ? 1080 : 800;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on(
    "console",
    (message) => message.type() === "error" && !expected(look, message.text()) && complaints.push(message.text()),
  );
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url + look.path);
  await page.waitForSelector(look.ready ?? "h1");
  if (look.offline) await context.setOffline(true);
  await look.before?.(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/${look.name}-${width}-${theme}.png` });
  const found = await violations(page);
  for (const finding of found) {
    process.stdout.write(
      `axe ${look.name} ${theme} ${width}: ${finding.id} (${finding.impact}), ${finding.nodes.length} places\n`,
    );
    for (const node of finding.nodes.slice(0, 3))
      process.stdout.write(
        `    ${node.html.slice(0, 180)}\n    ${(node.failureSummary ?? "").split("\n").slice(1, 2).join(" ")}\n`,
      );
  }
  for (const complaint of complaints) process.stdout.write(`console ${look.name} ${theme} ${width}: ${complaint}\n`);
  await context.close();
  return found.length + complaints.length;
}

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function main(): Promise<void> {
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: flags,
  });
  let faults = 0;
  for (const look of looks.slice(from).filter((each) => only === undefined || each.name.includes(only))) {
    const server = await startFixtureServer({
      scene: look.scene ?? "busy",
      latency: look.latency ?? 0,
      failing: look.failing ?? null,
    });
    for (const theme of ["light", "dark"] as const) {
      for (const width of quick ? [theme === "light" ? 1280 : 1920] : (look.widths ?? [1280, 1920]))
        faults += await photograph(browser, server.url, look, theme, width);
    }
    await server.close();
  }
  await browser.close();
  process.stdout.write(`${faults} violations\n`);
  process.exitCode = faults === 0 ? 0 : 1;
}

await main();
