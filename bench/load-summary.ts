import type { LoadResult } from "./load-plan.ts";

/** One request that was answered, or not (status 0). */
export interface Answered {
  milliseconds: number;
  status: number;
  /** In the pieces in which it came. */
  body: Buffer[];
}

/** The part of an answer that is looked at. */
interface Answer {
  case?: {
    status: string;
    input: { subject?: string };
    prepared: { name: string; value: unknown }[];
    judgments: { model: string }[];
  };
  result?: unknown;
}

const settled = new Set(["done", "waiting", "result"]);

export function summary(answers: readonly Answered[], seconds: number): LoadResult {
  const statuses: Record<string, number> = {};
  const embeddedTexts: string[] = [];
  const failures: string[] = [];
  for (const { status, body: pieces } of answers) {
    const body = String(Buffer.concat(pieces));
    const answer = status >= 200 && status < 300 ? (JSON.parse(body) as Answer) : {};
    const end = answer.case?.status ?? (answer.result === undefined ? `HTTP ${status}` : "result");
    statuses[end] = (statuses[end] ?? 0) + 1;
    if (!settled.has(end)) failures.push(body.slice(0, 500));
    const embedded = embeddedText(answer);
    if (embedded !== null) embeddedTexts.push(embedded);
  }
  const times = answers.map((one) => one.milliseconds).toSorted((a, b) => a - b);
  return {
    cases: answers.length,
    failed: failures.length,
    firstFailure: failures[0] ?? null,
    seconds,
    casesPerSecond: answers.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    statuses,
    embeddedTexts,
  };
}

/** What the judgment read, where the sentence embedding had a part in it. */
function embeddedText({ case: one }: Answer): string | null {
  if (one === undefined || !one.judgments.some((judgment) => judgment.model.includes("sentence embedding")))
    return null;
  const text = one.prepared.find((prepared) => prepared.name === "text")?.value;
  return `${one.input.subject ?? ""}\n${String(text)}`;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
