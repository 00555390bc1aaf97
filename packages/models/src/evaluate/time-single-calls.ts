import type { Prediction } from "../classifier/predict.ts";
import type { LocalModels } from "../worker/local-models.ts";

const singleCalls = 60;

/** Mean milliseconds of calls with one text each, one after the other, by the path that answered; null for none. */
export async function timeSingleCalls(hash: string, cases: readonly { text: string }[], models: LocalModels) {
  const times: Record<Prediction["path"], number[]> = { ngram: [], pooled: [] };
  for (const { text } of cases.slice(0, singleCalls)) {
    const started = performance.now();
    const [prediction] = await models.predict(hash, [text]);
    times[prediction!.path].push(performance.now() - started);
  }
  return { ngram: mean(times.ngram), pooled: mean(times.pooled) };
}

function mean(list: readonly number[]): number | null {
  return list.length === 0 ? null : list.reduce((sum, each) => sum + each, 0) / list.length;
}
