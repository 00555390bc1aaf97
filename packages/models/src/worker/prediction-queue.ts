import type { Answer, Prediction } from "../classifier/predict.ts";

/** Texts of one caller that wait for an answer. */
interface Waiting {
  texts: readonly string[];
  arrived: number;
  resolve: (predictions: Prediction[]) => void;
  reject: (error: unknown) => void;
}

const mostTextsAtOnce = 64;

/**
 * Joins calls that arrive while an answer is being computed into one batch: nobody waits for company, but whoever comes
 * at the same time is served together.
 */
export class PredictionQueue {
  readonly #answer: (texts: readonly string[]) => Promise<Answer[]>;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(answer: (texts: readonly string[]) => Promise<Answer[]>) {
    this.#answer = answer;
  }

  predict(texts: readonly string[]): Promise<Prediction[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ texts, arrived: performance.now(), resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      // One turn of the event loop lets all messages in that have already arrived.
      await new Promise(setImmediate);
      await this.#answerTogether(this.#takeBatch());
    }
    this.#running = false;
  }

  #takeBatch(): Waiting[] {
    let texts = 0;
    let count = 0;
    for (const each of this.#waiting) {
      texts += each.texts.length;
      if (count > 0 && texts > mostTextsAtOnce) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #answerTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.#answer(batch.flatMap((each) => each.texts));
      let start = 0;
      for (const { texts, arrived, resolve } of batch) {
        const latencyMs = performance.now() - arrived;
        resolve(answers.slice(start, (start += texts.length)).map((answer) => ({ ...answer, latencyMs })));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
