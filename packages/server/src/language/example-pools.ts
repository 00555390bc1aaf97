import { type ExampleCandidate, ExampleIndex } from "@surety/core/language/choose-examples";
import type { LabelExample } from "@surety/core/language/label-question";
import type { ModelQuestion, QuestionWording } from "@surety/core/ports/judge-model";
import { textKey } from "../datasets/text-key.ts";
import { trainingRows } from "../models/training-rows.ts";
import type { Queryable } from "../storage/database.ts";

/** The newest labels that are looked through for examples. */
const mostLabels = 2000;
const mostPools = 32;
const minuteMs = 60_000;

type Wanted = NonNullable<QuestionWording["examples"]>;
type Candidate = ExampleCandidate & { key: string };

/**
 * The labels that may be shown as known cases: those that may teach, from before the minute in which the case arrived. So a
 * case is asked the same again after a crash, and cases of one minute share what has to be read.
 */
export class ExamplePools {
  readonly #database: Queryable;
  readonly #pools = new Map<string, Promise<ExampleIndex<Candidate>>>();

  constructor(database: Queryable) {
    this.#database = database;
  }

  async choose(
    question: Pick<ModelQuestion, "workflow" | "judgment" | "text" | "labels">,
    wanted: Wanted,
  ): Promise<readonly LabelExample[]> {
    if (wanted.chosen !== undefined) return wanted.chosen;
    const pool = await this.#pool(question, wanted);
    const own = textKey(question.text);
    return pool.choose(question.text, wanted.rule, ({ key }) => key === own);
  }

  #pool(
    { workflow, judgment, labels }: Pick<ModelQuestion, "workflow" | "judgment" | "labels">,
    { none, before }: Wanted,
  ): Promise<ExampleIndex<Candidate>> {
    const until = new Date(Math.floor(before.getTime() / minuteMs) * minuteMs);
    const key = JSON.stringify([workflow, judgment, labels, none, until]);
    const known = this.#pools.get(key);
    if (known !== undefined) return known;
    const pool = this.#read(workflow, judgment, { labels, none, until });
    // A failure is not remembered.
    pool.catch(() => this.#pools.delete(key));
    this.#pools.set(key, pool);
    const [oldest] = this.#pools.keys();
    if (this.#pools.size > mostPools && oldest !== undefined) this.#pools.delete(oldest);
    return pool;
  }

  async #read(
    workflow: string,
    judgment: string,
    { labels, none, until }: { labels: readonly string[]; none: string | null; until: Date },
  ): Promise<ExampleIndex<Candidate>> {
    const rows = await trainingRows(this.#database, workflow, judgment, { until, most: mostLabels });
    const candidates = rows.flatMap(({ id, text, value }): Candidate[] => {
      const label = labels.includes(value) ? value : null;
      return label === null && value !== none ? [] : [{ id, text, label, key: textKey(text) }];
    });
    return new ExampleIndex(candidates);
  }
}
