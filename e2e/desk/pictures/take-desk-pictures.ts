import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../../packages/server/src/storage/database.ts";
import { visit } from "../../console/visit.ts";
import { apiOf } from "../../surety-api.ts";
import { pictureCases, pictureWorkflows } from "./picture-workflows.ts";

const folder = fileURLToPath(new URL("../../../docs/pictures/desk/", import.meta.url));
const settledMs = 1200;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

mkdirSync(folder, { recursive: true });
const owner = await visit(pictureWorkflows, desktop);
const { page, surety } = owner;
const cookies = await owner.context.cookies();
const api = apiOf(surety.origin, {
  cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
  origin: surety.origin,
});
// Nobody decides with others about what they sent themselves, so the cases come from a program.
const { key } = await api.call<{ key: string }>("POST", "/keys", { name: "the shop", role: "editor" });
const shop = apiOf(surety.origin, { authorization: `Bearer ${key}` });
owner.context.setDefaultTimeout(60_000);
const socket = encodeURIComponent(join(owner.folder, ".surety", "postgres"));
const database = openDatabase(`postgresql://postgres@localhost/surety?host=${socket}`, 1);
try {
  await page.goto(`${surety.origin}/inbox`);
  await take("empty");
  const one = await arrive("post", pictureCases.earlier);
  await show(`/inbox/${one}`);
  await take("one-case");
  const thread = await arrive("post", pictureCases.thread);
  const document = await arrive("post", pictureCases.document);
  for (const other of pictureCases.others) await arrive("post", other);
  const large = await arrive("large-refunds", pictureCases.large);
  await show(`/inbox/${thread}`);
  await page.keyboard.press("1");
  await take("mail-thread");
  await page.emulateMedia({ colorScheme: "dark" });
  await take("dark");
  await page.emulateMedia({ colorScheme: "light" });
  await show(`/inbox/${document}`);
  await take("document");
  await show(`/inbox/${large}`);
  await take("four-eyes");
  await page.setViewportSize(phone);
  await show("/inbox");
  await take("phone-list");
  await show(`/inbox/${thread}`);
  await take("phone-case");
  await page.getByRole("link", { name: "Answer", exact: true }).click();
  await take("phone-answer");
  await page.setViewportSize(desktop);
  await database.query("update surety.reviews set due_at = now() - interval '75 minutes' where id = any($1)", [
    [thread, document],
  ]);
  await show(`/inbox/${thread}`);
  await take("overdue");
  await show("/inbox?q=parcel");
  await page.keyboard.press("Shift+A");
  await page.getByRole("region", { name: "Selected" }).waitFor();
  await page.keyboard.press("b");
  await page.getByRole("heading", { name: /with one answer/ }).waitFor();
  await page.getByRole("radio").first().waitFor({ state: "attached" });
  await page.keyboard.press("4");
  await page.getByText("assign to complaint").waitFor();
  await take("bulk");
} finally {
  await database.close();
  await owner.end();
}

async function arrive(workflow: string, input: object): Promise<string> {
  const { caseId } = await shop.call<{ caseId: string }>("POST", `/workflows/${workflow}/cases`, input);
  for (;;) {
    const found = await api.call<{ review: { id: string } | null }>("GET", `/cases/${caseId}`);
    if (found.review !== null) return found.review.id;
    await sleep(200);
  }
}

async function show(path: string): Promise<void> {
  await page.goto(surety.origin + path);
  if (path.startsWith("/inbox/")) await page.getByRole("region", { name: "Your answer" }).waitFor();
  else await page.locator("main").waitFor();
}

async function take(name: string): Promise<void> {
  await sleep(settledMs);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`docs/pictures/desk/${name}.png`);
}
