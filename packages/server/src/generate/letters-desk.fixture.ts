import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import type { AgentHouse } from "../agent/agent-house.fixture.ts";
import { jsonOf } from "../http/test-app.ts";
import type { Desk } from "../http/test-desk.ts";

/** A sentence as the scripted model writes it. */
export type WrittenSentence = { text: string; sources?: number[] };

/** Where the text of the letter stands in the document. */
const place = { action: "2.0.0", field: "text" };

/** What customers ask, what the model writes, and what the person at the desk does with it, through the doors of each. */
export function lettersDesk(house: () => AgentHouse, desk: Desk) {
  /** Sends a question, lets the house work, and gives what became of the case. */
  async function ask(workflow: string, text: string, customer = "c1"): Promise<CaseDetail> {
    const [arrival] = await house().house.send(workflow, { text, customer });
    await house().house.quiet();
    return jsonOf<CaseDetail>(desk(`/cases/${arrival?.caseId}`));
  }

  const writes = (paragraphs: WrittenSentence[][], answer = "A", certainty = "certain") =>
    house().brain.script(() => ({
      text: JSON.stringify({
        answer,
        certainty,
        paragraphs: paragraphs.map((one) => one.map(({ text, sources = [] }) => ({ text, sources }))),
      }),
    }));

  async function planOf({ review }: Pick<CaseDetail, "review">) {
    const { answers, plans } = await jsonOf<ReviewPreview>(desk(`/reviews/${review?.id}/preview`));
    return plans[answers.find((one) => one.answers["reply"] === "draft")?.plan ?? -1]!;
  }

  /** As the console decides: on the screen and the plan that it was shown. */
  async function send(one: Pick<CaseDetail, "review">, text?: string): Promise<Response> {
    const { screen } = await jsonOf<ReviewDetail>(desk(`/reviews/${one.review?.id}`));
    const { hash } = await planOf(one);
    const drafts = text === undefined ? [] : [{ ...place, text }];
    const answers = { reply: "draft" };
    const said = await desk(`/reviews/${one.review?.id}/decide`, { answers, screen, planHash: hash, drafts });
    await house().house.quiet();
    return said;
  }

  return { ask, writes, planOf, send };
}
