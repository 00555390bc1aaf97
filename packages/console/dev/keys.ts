/// <reference lib="dom" />
import { strict as assert } from "node:assert";
import { chromium, type Page } from "playwright-core";
import { startFixtureServer } from "./fixture-server.ts";

/** Works through the console with the keyboard alone, and fails where a key does nothing. */
const server = await startFixtureServer();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const where = () => page.url().slice(server.url.length);

async function keys(...pressed: string[]): Promise<void> {
  for (const key of pressed) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
}

async function open(path: string, ready: string): Promise<void> {
  await page.goto(server.url + path);
  await page.waitForSelector(ready);
  await page.waitForTimeout(400);
}

async function listOfCases(): Promise<void> {
  await open("/cases", "[role=gridcell]");
  await keys("/");
  await page.keyboard.type("bug");
  await keys("Escape", "j");
  assert.match(where(), /q=bug&sel=/);
  await keys("Enter");
  assert.match(where(), /^\/cases\/case_/);
  await keys("Escape");
  assert.match(where(), /q=bug&sel=/);
}

const heading = (of: Page) => of.textContent("section[aria-label='Your answer'] h2");

async function inbox(): Promise<void> {
  await open("/inbox", "fieldset");
  const first = where();
  await keys("s");
  const second = where();
  assert.notEqual(second, first, "s skips");
  await keys("Enter");
  assert.notEqual(where(), second, "Enter accepts, also while a message is shown");
  await keys("z");
  assert.equal(where(), second, "z takes the answer back");
  await keys("3");
  assert.equal(await page.inputValue("input:checked"), "cancellation");
  await keys("x");
  assert.equal(await heading(page), "Reject this case");
  await keys("x", "?");
  assert.equal(await page.textContent("[data-modal] h2"), "Keys of this page");
  await keys("j");
  assert.equal(where(), second, "a sheet keeps the keys to itself");
  await keys("Escape", "j");
  assert.notEqual(where(), second, "j goes on");
}

async function mapOfWorkflow(): Promise<void> {
  await open("/workflows/support-triage", ".react-flow__node");
  await keys("j", "j");
  assert.match(where(), /node=/);
  await keys("4");
  assert.match(where(), /tab=gate/);
  await keys("Control+k");
  await page.waitForSelector("[cmdk-input]");
}

for (const walk of [listOfCases, inbox, mapOfWorkflow]) {
  await walk();
  process.stdout.write(`${walk.name}: every key answered\n`);
}
await browser.close();
await server.close();
