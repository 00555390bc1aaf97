import type { ModelAnswer } from "@surety/core/ports/judge-model";
import { inSlices } from "@surety/models";
import type { House } from "../main.ts";

/** Answers of one model to many texts, and what they took; `share` tells how far it is, in [0, 1]. */
export async function askTexts(
  house: House,
  hash: string,
  cases: readonly { text: string }[],
  onShare: (share: number) => void,
): Promise<{ answers: ModelAnswer[]; millisecondsPerText: number; memoryMb: number }> {
  const started = performance.now();
  const texts = cases.map(({ text }) => text);
  const answers = await inSlices(texts, (slice) => house.models.ask(hash, slice), onShare);
  const millisecondsPerText = (performance.now() - started) / Math.max(1, texts.length);
  return { answers, millisecondsPerText, memoryMb: process.memoryUsage().rss / 2 ** 20 };
}
