import { json } from "node:stream/consumers";
import { createLocalModels } from "../packages/models/src/index.ts";

// The sentence embedding alone, on given texts: CPU milliseconds per text of this whole process, asked in the two ways
// in which the product asks it.
const { texts, cacheFolder } = (await json(process.stdin)) as { texts: string[]; cacheFolder: string };
const models = createLocalModels({ cacheFolder });
const perRequest = 16;

await models.embed(texts.slice(0, perRequest));
const together = await cpuPerText(batches(perRequest));
const alone = await cpuPerText(batches(1));
await models.close();
process.stdout.write(`${JSON.stringify({ texts: texts.length, together, alone })}\n`);
process.exit(0);

function batches(size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size));
}

async function cpuPerText(requests: readonly string[][]): Promise<number> {
  const before = process.cpuUsage();
  for (const request of requests) await models.embed(request);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / Math.max(1, texts.length);
}
