import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

/** Where Debian's package puts it; SURETY_CHROMIUM names another one. */
const program = process.env["SURETY_CHROMIUM"] ?? "/usr/bin/chromium";

/** False on a machine without Chromium: browser tests then skip and say so. */
export const hasBrowser = existsSync(program);

export type { Page } from "playwright-core";

export interface Browser {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts and of the content security policy, which no page may have. */
  errors: string[];
  close(): Promise<void>;
}

export interface BrowserOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  /** A profile that stays when the browser has gone, so that another one finds what was kept in it. */
  profile?: string;
}

/** A fresh browser with an empty profile; nothing it wants from the internet is even tried. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { width = 1280, height = 800, dark = false } = options;
  const profile = options.profile ?? (await newProfile());
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
  const offline = ["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: true,
    // Without a language in the environment it has no name for a file that is not all ASCII.
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    args: [...quiet, ...offline],
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
  });
  // Below the time limit of a test, so that a failure names the step that it waited for.
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return {
    page,
    context,
    errors,
    async close() {
      await context.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** An empty profile for a browser. */
export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), "surety-browser-"));
