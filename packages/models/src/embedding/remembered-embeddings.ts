import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { weightsHash } from "./model-files.ts";
import { embeddingSize } from "./minilm-graph.ts";

/**
 * Embeds a list of texts, or reads what was computed for the same list before. Training asks in lists of fixed length,
 * so that a file to which cases were added computes only its end again.
 */
export async function rememberedEmbeddings(
  cacheFolder: string,
  texts: readonly string[],
  embed: (texts: readonly string[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const folder = join(cacheFolder, "embeddings");
  const path = join(folder, `${hashOf(texts)}.f32`);
  const known = await readFile(path).catch(() => undefined);
  if (known?.length === texts.length * embeddingSize * Float32Array.BYTES_PER_ELEMENT) {
    return new Float32Array(Uint8Array.from(known).buffer);
  }
  const rows = await embed(texts);
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
  await rename(temporary, path);
  return rows;
}

function hashOf(texts: readonly string[]): string {
  return createHash("sha256").update(weightsHash).update(JSON.stringify(texts)).digest("hex");
}
