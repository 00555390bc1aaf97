import { http } from "./http.ts";
import { ConnectionLost } from "./problem.ts";

/** Between two looks for a server that is away. */
const patienceMs = 2000;

/**
 * A part of the console that is read when it is first shown. While the server is away it waits, and whoever asked stays
 * where they are; a part that is missing although the server answers is another version's, and the router reads all anew.
 */
export async function loadPart<Part>(part: () => Promise<Part>): Promise<Part> {
  try {
    return await part();
  } catch (error) {
    if (!(await isAway())) throw error;
  }
  do await new Promise((resolve) => setTimeout(resolve, patienceMs));
  while (await isAway());
  return part();
}

async function isAway(): Promise<boolean> {
  try {
    await http.get("/session");
    return false;
  } catch (error) {
    return error instanceof ConnectionLost;
  }
}
