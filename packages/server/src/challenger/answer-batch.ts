import type { ModelAnswer } from "@surety/core/ports/judge-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { HouseModels } from "../models/house-models.ts";
import type { CaseRow } from "../storage/case-schema.ts";
import { readJudgments } from "../worker/judgment-rows.ts";
import type { WorkerWorld } from "../worker/world.ts";
import {
  answerCase,
  type AskModel,
  type CandidateAnswer,
  type CandidateRun,
  type RecordedCase,
} from "./answer-case.ts";
import type { ActionsRow, AnswerRow } from "./answer-rows.ts";
import type { Contest } from "./candidate.ts";

export interface Batch {
  answers: AnswerRow[];
  actions: ActionsRow[];
}

/** Asks both sides about recorded cases. Texts that are asked together are answered together. */
export async function answerBatch(
  world: WorkerWorld,
  models: HouseModels,
  contest: Contest,
  caseIds: readonly string[],
  source: "replay" | "shadow",
): Promise<Batch> {
  const rows = await world.database.query<CaseRow>("select * from surety.cases where id = any($1) order by id", [
    caseIds,
  ]);
  const judgments = await readJudgments(world.database, [...caseIds]);
  const ask: AskModel = async (hash, text) => (await models.ask(hash, [text]))[0] as ModelAnswer;
  const answered = await Promise.all(
    rows.map(async (row) => {
      const recorded: RecordedCase = { row, judgments: judgments.get(row.id) ?? [] };
      const champion = await answerCase(contest.champion, recorded, ask, world);
      const challenger = await answerCase(contest.challenger, recorded, ask, world);
      return { recorded, champion, challenger };
    }),
  );
  return {
    answers: answered.flatMap((one) => answerRows(contest, one, source)),
    actions: answered.map((one) => actionsRow(one, source)),
  };
}

interface Answered {
  recorded: RecordedCase;
  champion: CandidateRun;
  challenger: CandidateRun;
}

function answerRows(contest: Contest, { recorded, champion, challenger }: Answered, source: AnswerRow["source"]) {
  return contest.judgments.flatMap(({ name, auditProbability }): AnswerRow[] => {
    const theirs = answerTo(champion, name);
    const ours = answerTo(challenger, name);
    const judged = recorded.judgments.find((one) => one.name === name);
    if (theirs === undefined || ours === undefined || judged === undefined) return [];
    return [
      {
        subject: recorded.row.id,
        judgment: name,
        source,
        text: ours.text,
        segment: theirs.segment,
        value: ours.value,
        confidence: ours.confidence,
        champion_value: theirs.value,
        champion_confidence: theirs.confidence,
        label_probability: judged.label_probability,
        audit_probability: auditProbability,
        cost_micros: ours.costMicros,
        champion_cost_micros: theirs.costMicros,
        latency_ms: ours.latencyMs,
      },
    ];
  });
}

const answerTo = (run: CandidateRun, name: string): CandidateAnswer | undefined =>
  run.answers.find((one) => one.judgment === name);

function actionsRow({ recorded, champion, challenger }: Answered, source: ActionsRow["source"]): ActionsRow {
  const judgedAt = recorded.judgments.at(-1)?.at ?? recorded.row.received_at;
  return {
    case_id: recorded.row.id,
    source,
    actions: challenger.actions,
    champion_actions: champion.actions,
    different: plain(challenger.actions) !== plain(champion.actions),
    at: judgedAt,
  };
}

/** As it would be stored: what JSON does not know is no difference. */
const plain = (actions: unknown): string => canonicalJson(JSON.parse(JSON.stringify(actions)));
