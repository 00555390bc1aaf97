import { vi } from "vitest";
import { openPeople } from "../../packages/server/src/security/people.ts";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { createTestDatabase } from "../../packages/server/src/storage/test-database.ts";
import { type Browser, type BrowserOptions, openBrowser } from "../browser.ts";
import { newProject, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";

/** A served project in which several people work, each in a browser of their own. */
export interface Desk {
  readonly surety: SuretyProcess;
  readonly origin: string;
  readonly database: Database;
  /** With the owner's rights. */
  readonly api: SuretyApi;
  /** Makes an account; who has one already keeps it. */
  hire(name: string, role?: "reviewer" | "owner"): Promise<void>;
  /** Signs somebody in, in a browser of their own. */
  arrives(name: string, options?: BrowserOptions): Promise<Browser>;
  /** Sends a case and gives the review that it waits for. */
  waits(workflow: string, input: object): Promise<string>;
  /** Ends the server as a power cut does. */
  kill(): Promise<void>;
  /** Serves it again at the same address. */
  startAgain(): Promise<void>;
  end(): Promise<void>;
}

const password = "a long enough password";
const emailOf = (name: string): string => `${name.split(" ")[0]?.toLowerCase()}@desk.example`;

export async function openDesk(files: Readonly<Record<string, string>>): Promise<Desk> {
  const [test, folder] = await Promise.all([createTestDatabase({ migrated: true }), newProject(files)]);
  const start = (port = 0) => startSurety({ folder, port, env: { DATABASE_URL: test.url } });
  let surety = await start();
  const { origin } = surety;
  const database = openDatabase(test.url, 2);
  const api = apiOf(origin, await ownerKey(surety));
  const people = openPeople({ database, secret: "only signs sessions that nobody uses", origin });
  const browsers: Browser[] = [];
  return {
    get surety() {
      return surety;
    },
    origin,
    database,
    api,
    async hire(name, role = "reviewer") {
      await people.create({ name, email: emailOf(name), password, role });
    },
    async arrives(name, options) {
      const browser = await openBrowser(options);
      browsers.push(browser);
      // Several browsers and a server at once: on a busy machine a step takes its time.
      browser.context.setDefaultTimeout(60_000);
      await signIn(browser, origin, name);
      return browser;
    },
    waits: (workflow, input) => waits(api, workflow, input),
    kill: () => surety.kill("SIGKILL"),
    async startAgain() {
      surety = await start(Number(new URL(origin).port));
    },
    async end() {
      await Promise.all(browsers.map((browser) => browser.close().catch(() => undefined)));
      await surety.stop();
      await database.close();
      await test.drop();
      await removeProject(folder);
    },
  };
}

async function signIn({ page }: Browser, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/sign-in?next=%2Fsettings`);
  await page.getByLabel("Mail").fill(emailOf(name));
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Settings" }).waitFor();
}

async function waits(api: SuretyApi, workflow: string, input: object): Promise<string> {
  const { caseId } = await api.call<{ caseId: string }>("POST", `/workflows/${workflow}/cases`, input);
  return vi.waitUntil(
    async () => (await api.call<{ review: { id: string } | null }>("GET", `/cases/${caseId}`)).review?.id ?? false,
    { timeout: 60_000, interval: 200 },
  );
}
