import { fileURLToPath } from "node:url";
import { answerOf } from "./child.ts";
import type { Plan } from "./plan.ts";
import { startServer } from "./surety-server.ts";

/** A project that is ready for the load. */
export interface Prepared {
  folder: string;
  key: string;
  coldSeconds: number;
  trainingSeconds: number;
  /** Tickets that the model was not trained on. */
  ticketInputs: Record<string, unknown>[];
}

const preparation = fileURLToPath(new URL("prepare-project.ts", import.meta.url));
const longestMs = 400_000;

/** Starts the product for the first time, then puts the workflows in force and trains their model. */
export async function prepareProduct(folder: string, { labels }: Plan): Promise<Prepared> {
  const cold = await startServer(folder);
  await cold.stop();
  const args = [folder, labels === null ? "" : String(labels)];
  const prepared = await answerOf<Omit<Prepared, "folder" | "coldSeconds">>(preparation, args, {
    timeoutMs: longestMs,
  });
  return { ...prepared, folder, coldSeconds: cold.startSeconds };
}
