import type { Page } from "playwright-core";
import type { SuretyProcess } from "../surety-process.ts";

/** Makes the owner's account with the one-time link, as the first person does. */
export async function signUp(page: Page, surety: SuretyProcess): Promise<void> {
  if (surety.setupUrl === null) throw new Error("somebody has an account already");
  await page.goto(surety.setupUrl);
  await page.getByLabel("Your name").fill("Olive Owner");
  await page.getByLabel("Mail").fill("olive@example.test");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Overview" }).waitFor();
}
