import { type Browser, openBrowser } from "../browser.ts";
import { newProject, removeProject } from "../new-project.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";
import { signUp } from "./sign-up.ts";

/** A served project with its owner signed in in a browser. */
export interface Visit extends Browser {
  surety: SuretyProcess;
  /** Of the project. */
  folder: string;
  /** The body of an API answer, read with the owner's session; `Body` is trusted. */
  read<Body>(path: string): Promise<Body>;
  /** Ends the browser and the server, and removes the project. */
  end(): Promise<void>;
}

/** Starts a project (the demonstration, or these files) and makes the owner's account in a fresh browser. */
export async function visit(
  files?: Readonly<Record<string, string>>,
  size?: { width: number; height: number },
): Promise<Visit> {
  const folder = await newProject(files);
  const surety = await startSurety({ folder, demo: files === undefined });
  const browser = await openBrowser(size);
  await signUp(browser.page, surety);
  return {
    ...browser,
    surety,
    folder,
    read: async (path) => (await browser.page.request.get(`${surety.origin}/api/v1${path}`)).json(),
    async end() {
      await browser.close();
      await surety.stop();
      await removeProject(folder);
    },
  };
}
