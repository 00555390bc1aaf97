import type { Page } from "playwright-core";

/** Where pictures of what a test sees are kept; nowhere unless somebody asks for them. */
const folder = process.env["SURETY_SHOTS"];

/** Of one picture, on a busy machine. */
const timeout = 60_000;

/** The page as it stands: light, dark, and as wide as a phone, scrolled to `part` there. */
export async function takeLooks(page: Page, name: string, part?: string): Promise<void> {
  if (folder === undefined) return;
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, timeout });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(300);
  if (part !== undefined) await page.locator(part).first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${folder}/${name}-phone.png`, timeout });
  await page.setViewportSize(size);
}
