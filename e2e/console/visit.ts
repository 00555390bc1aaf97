import { createTestDatabase, type TestDatabase } from "../../packages/server/src/storage/test-database.ts";
import { type Browser, openBrowser } from "../browser.ts";
import { newProject, removeProject } from "../new-project.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";
import { signUp } from "./sign-up.ts";

/** A served project with its owner signed in in a browser. */
export interface Visit extends Browser {
  surety: SuretyProcess;
  /** Of the project. */
  folder: string;
  /** Of its database; empty where it has its own PostgreSQL. */
  databaseUrl: string;
  /** The body of an API answer, read with the owner's session; `Body` is trusted. */
  read<Body>(path: string): Promise<Body>;
  /** Sends as the owner and gives the body of the answer; a refusal is an error with its words. A text is sent as text. */
  send<Body>(method: "put" | "post", path: string, data: object | string): Promise<Body>;
  /** Ends the browser and the server, and removes the project. */
  end(): Promise<void>;
}

/** Starts a project (the demonstration, or these files) and makes the owner's account in a fresh browser. */
export async function visit(
  files?: Readonly<Record<string, string>>,
  size?: { width: number; height: number },
): Promise<Visit> {
  const [folder, database] = await Promise.all([newProject(files), databaseOfVisit()]);
  const surety = await startSurety({ folder, demo: files === undefined, env: { DATABASE_URL: database.url } });
  const browser = await openBrowser(size);
  await signUp(browser.page, surety);
  return {
    ...browser,
    surety,
    folder,
    databaseUrl: database.url,
    read: async (path) => (await browser.page.request.get(`${surety.origin}/api/v1${path}`)).json(),
    async send(method, path, data) {
      const type = typeof data === "string" ? "text/plain" : "application/json";
      const headers = { origin: surety.origin, "content-type": type };
      const answer = await browser.page.request[method](`${surety.origin}/api/v1${path}`, { headers, data });
      if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
      const body = await answer.text();
      return body === "" ? undefined : JSON.parse(body);
    },
    async end() {
      await browser.close();
      await surety.stop();
      await database.drop();
      await removeProject(folder);
    },
  };
}

/** In the PostgreSQL of the test run; whoever takes pictures has none, and the project gets its own. */
async function databaseOfVisit(): Promise<TestDatabase> {
  if (process.env["SURETY_TEST_POSTGRES"] === undefined) return { url: "", drop: async () => {} };
  return createTestDatabase({ migrated: true });
}
