import type { Draft } from "@surety/core/generate/draft";
import { cutSlots } from "@surety/core/generate/slots";
import type { StartedTask, Task } from "@surety/core/ports/engine";
import { keepSource } from "../knowledge/knowledge-rows.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Takes drafts that people sent into the knowledge base of their judgment, so that the next one may rest on them. */
export const learnDraftTask = "learn-draft";
/** What is longer is no answer to a question. */
const mostCharacters = 8000;

/** What is to be learned of what this commit sends. Once for each decision: what somebody removes does not come back. */
export function draftsToLearn(works: readonly WorkCase[]): Task[] {
  return works.flatMap((work) => {
    const [decision] = work.draftEdits.map(({ decisionId }) => decisionId);
    const learns = [...work.judgments.values()].some(({ draft }) => (draft?.learn ?? null) !== null);
    if (decision === undefined || !learns) return [];
    return [{ id: `${learnDraftTask} ${decision} ${work.cursor}`, name: learnDraftTask, payload: { decision } }];
  });
}

interface Sent {
  case_id: string;
  title: string;
  person: string;
  action: string;
  drafted: string;
  sent: string;
  question: string;
  draft: Draft;
}

/** Safe to do twice: the same draft again is no change. */
export async function learnDraft(world: WorkerWorld, { payload }: StartedTask): Promise<void> {
  const rows = await world.database.query<Sent>(
    `select e.case_id, c.title, e.person, e.action, e.draft as drafted, e.sent, j.text as question, j.draft
     from surety.draft_edits e join surety.cases c on c.id = e.case_id join surety.judgments j on j.case_id = e.case_id
     where e.decision_id = $1 and e.field = 'text' and j.kind = 'generate' and j.decided_value is not null and j.text is not null
       and j.draft ->> 'learn' is not null and strpos(e.draft, j.draft ->> 'text') > 0 order by e.action`,
    [String(payload["decision"])],
  );
  for (const row of rows) await learn(world, row);
  if (rows.length > 0) await world.knowledge.embedMissing();
}

async function learn(world: WorkerWorld, row: Sent): Promise<void> {
  const { draft, question, case_id: caseId } = row;
  const answer = cutSlots(ownPart(row), draft.slots, question).slice(0, mostCharacters).trim();
  const asked = cutSlots(question, draft.slots, question).slice(0, mostCharacters).trim();
  if (draft.learn === null || answer === "" || asked === "") return;
  const source = {
    id: world.newId(),
    base: draft.learn,
    kind: "draft" as const,
    name: `${row.title.slice(0, 200)} (${caseId.slice(-8)}, ${row.action})`,
    caseId,
    addedBy: row.person,
    at: world.clock.now(),
    passages: [{ heading: null, page: null, text: asked, answer }],
  };
  await world.database.transaction(async (tx) => void (await keepSource(tx, source)));
}

/** What was sent in the place of the draft, without what the document puts around it. */
function ownPart({ drafted, sent, draft }: Sent): string {
  const at = drafted.indexOf(draft.text);
  const [before, after] = [drafted.slice(0, at), drafted.slice(at + draft.text.length)];
  const own = sent.startsWith(before) ? sent.slice(before.length) : sent;
  return own.endsWith(after) ? own.slice(0, own.length - after.length) : own;
}
