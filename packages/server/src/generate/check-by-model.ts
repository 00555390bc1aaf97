import { SuretyError } from "@surety/core/errors/surety-error";
import { sourceText } from "@surety/core/generate/assemble-draft";
import { factsOf } from "@surety/core/language/facts-of";
import type { CitedPassage, Draft, DraftSentence } from "@surety/core/generate/draft";
import { checkRequest } from "@surety/core/generate/draft-question";
import { readCheck } from "@surety/core/generate/read-draft";
import type { Asked } from "../language/ask-completion.ts";
import type { Purpose } from "../language/keep-bill.ts";
import type { WorkerWorld } from "../worker/world.ts";

type Checked = { draft: Draft } & Pick<Asked, "costMicros" | "milliseconds">;

/**
 * Asks another model which sentences their sources do not say. It can only take support away: what the deterministic check
 * has marked stays marked. Where it cannot be asked, the draft says so and counts for less.
 */
export async function checkByModel(
  world: Pick<WorkerWorld, "completions" | "connection">,
  name: string,
  draft: Draft,
  purpose: Purpose,
): Promise<Checked> {
  const [connection, model] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
  const asked = draft.paragraphs.flat().filter(({ standing }) => standing === "supported");
  if (asked.length === 0) return { draft, costMicros: 0, milliseconds: 0 };
  try {
    const { models = [] } = await world.connection(connection);
    const facts = factsOf(models, model);
    const settings = { model: facts.pinned ?? model, temperature: facts.temperature === false ? null : 0 };
    const request = checkRequest(
      asked.map((one) => ({ text: one.text, sources: sourcesOf(one, draft.passages) })),
      settings,
    );
    const { completion, costMicros, milliseconds } = await world.completions.ask(connection, request, purpose);
    const found = readCheck(completion, asked.length);
    const checked = "problem" in found ? notChecked(draft, name, found.problem) : marked(draft, asked, found, name);
    return { draft: checked, costMicros, milliseconds };
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    return { draft: notChecked(draft, name, error.message), costMicros: 0, milliseconds: 0 };
  }
}

function marked(draft: Draft, asked: readonly DraftSentence[], found: ReadonlySet<number>, name: string): Draft {
  const wrong = new Set(asked.filter((_, place) => found.has(place)));
  const why = `${name} finds that its sources do not say this.`;
  const paragraphs = draft.paragraphs.map((sentences) =>
    sentences.map((one) => (wrong.has(one) ? { ...one, standing: "unsupported" as const, why } : one)),
  );
  return { ...draft, paragraphs };
}

function notChecked(draft: Draft, name: string, problem: string): Draft {
  return {
    ...draft,
    rules: [...draft.rules, { name: "check", kept: false, why: `${name} could not check it. ${problem}` }],
  };
}

const sourcesOf = ({ cites }: DraftSentence, passages: readonly CitedPassage[]): string[] =>
  cites.flatMap((place) => (passages[place] === undefined ? [] : [sourceText(passages[place])]));
