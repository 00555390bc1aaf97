import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Reading } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import type { EvaluationProgress } from "@surety/models";
import { HouseDocuments } from "../documents/house-documents.ts";

/** As many as there are processes that read. */
const atOnce = 2;

/** Files as the product reads them, in their order; why, where one is refused. What was read once is kept in `folder` by its content. */
export async function readFiles(
  paths: readonly string[],
  folder: string,
  onProgress: (progress: EvaluationProgress) => void,
): Promise<(Reading | UserError)[]> {
  const pathOf = new Map<string, string>();
  // Whoever measures on own files has nothing scanned first.
  const files = { clear: async () => {}, local: async (hash: string) => pathOf.get(hash) ?? "" };
  const documents = new HouseDocuments({ files, folder });
  const found: (Reading | UserError)[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < paths.length) {
      const at = next++;
      const hash = createHash("sha256")
        .update(await readFile(paths[at]!))
        .digest("hex");
      pathOf.set(hash, paths[at]!);
      found[at] = await documents.read(hash).catch(refusal);
      done += 1;
      onProgress({ stage: `reading files: ${done} of ${paths.length}`, share: done / paths.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
    return found;
  } finally {
    await documents.close();
  }
}

function refusal(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}
