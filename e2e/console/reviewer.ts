import { type Browser, type BrowserOptions, openBrowser } from "../browser.ts";
import type { Visit } from "./visit.ts";

/** A reviewer of the owner's house, invited by a link and signed in, in a browser of their own. */
export async function openReviewer(owner: Visit, name: string, options: BrowserOptions = {}): Promise<Browser> {
  const { origin } = owner.surety;
  const request = { data: { role: "reviewer" }, headers: { origin } };
  const invited = await owner.page.request.post(`${origin}/api/v1/invitations`, request);
  const { link } = (await invited.json()) as { link: string };
  const browser = await openBrowser(options);
  const { page } = browser;
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Mail").fill(`${name.toLowerCase().replaceAll(" ", ".")}@example.test`);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  return browser;
}
