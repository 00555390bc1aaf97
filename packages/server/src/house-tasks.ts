import type { RecurringTask, TaskHandler } from "@surety/core/ports/engine";
import { handOverAbsent, handOverTask } from "./assign/absences.ts";
import { assignWaiting } from "./assign/assign-waiting.ts";
import { followChallengers } from "./challenger/follow-challengers.ts";
import { rollBackOnAlarm } from "./challenger/roll-back-on-alarm.ts";
import { replayHandler, replayTaskName } from "./challenger/replay-period.ts";
import { bulkDecideTask, decideBulk } from "./commands/decide-bulk.ts";
import { bulkUndoTask, undoBulk } from "./commands/undo-bulk.ts";
import { evaluateSetHandler, evaluateSetTask } from "./commands/evaluate-set-job.ts";
import type { ConnectionStore } from "./definitions/connection-store.ts";
import { sweepMatchedInvoices } from "./documents/invoices-under-way.ts";
import type { Clearance } from "./files/clearance.ts";
import type { Files } from "./files/files.ts";
import { type FolderParts, watchFolders } from "./folders/watch-folders.ts";
import { fetchMails, type FetchParts } from "./mail/fetch-mails.ts";
import type { HouseModels } from "./models/house-models.ts";
import { carryBatchTask } from "./batches/batch-rows.ts";
import type { BatchWorld } from "./batches/batch-world.ts";
import { carryBatchHandler } from "./batches/carry-batch.ts";
import { calibrateBatchesTask } from "./cascade/label-batches.ts";
import { calibrateBatchesHandler } from "./commands/calibrate-in-batches.ts";
import { experimentTask } from "./experiment/experiment-batches.ts";
import { experimentHandler } from "./experiment/run-experiment.ts";
import { embedKnowledgeTask } from "./knowledge/embed-task.ts";
import { learnDraft, learnDraftTask } from "./generate/learn-draft.ts";
import { deliverReviews } from "./notify/deliver-reviews.ts";
import { gatherChat } from "./notify/gather-chat.ts";
import { gatherMail } from "./notify/gather-mail.ts";
import { overdueReviewsTask, tellOverdue } from "./notify/overdue-reviews.ts";
import { deliverReviewsTask } from "./notify/tell-reviews.ts";
import { remindObligations } from "./obligations/remind-obligations.ts";
import { countArrivals } from "./watch/count-arrivals.ts";
import { deliverAlert, type Link } from "./watch/deliver-alert.ts";
import { explainAlert } from "./watch/explain-alert.ts";
import { lookAtRates } from "./watch/look-at-rates.ts";
import { escalateReview, escalateTaskName } from "./worker/escalate-review.ts";
import { questionExpires, questionExpiresTask } from "./worker/questions-back.ts";
import type { WorkerWorld } from "./worker/world.ts";

/** What tasks may use. */
export interface TaskParts {
  world: WorkerWorld;
  batches: BatchWorld;
  models: HouseModels;
  connections: ConnectionStore;
  files: Files;
  clearance: Pick<Clearance, "scanWaiting">;
  folders: FolderParts;
  mails: FetchParts;
  link: Link;
}

/** Everything the house does besides carrying cases: after a commit, or again and again. One line for each. */
export function houseTasks({ world, batches, models, files, clearance, folders, mails, link }: TaskParts): {
  tasks: ReadonlyMap<string, TaskHandler>;
  recurring: readonly RecurringTask[];
} {
  return {
    tasks: new Map<string, TaskHandler>([
      [evaluateSetTask, evaluateSetHandler(world, models)],
      [experimentTask, experimentHandler(world, models)],
      [carryBatchTask, carryBatchHandler(batches)],
      [calibrateBatchesTask, calibrateBatchesHandler(world, models)],
      [learnDraftTask, (task) => learnDraft(world, task)],
      [embedKnowledgeTask, () => world.knowledge.embedMissing()],
      [replayTaskName, replayHandler(world, models)],
      [escalateTaskName, (task) => escalateReview(world, task)],
      [deliverReviewsTask, (task) => deliverReviews({ world, link }, task)],
      [overdueReviewsTask, (task) => tellOverdue(world, task)],
      [handOverTask, (task) => handOverAbsent(world, task)],
      [questionExpiresTask, (task) => questionExpires(world, task)],
      [bulkDecideTask, (task) => decideBulk(world, task)],
      [bulkUndoTask, (task) => undoBulk(world, task)],
      ["deliver-alert", (task) => deliverAlert(world, link, task)],
      ["explain-alert", async ({ payload }) => void (await explainAlert(world, String(payload["alert"])))],
      // What follows from a broken guarantee besides the closed gate, by the id of its alert.
      ["guarantee-broken", rollBackOnAlarm(world, models)],
    ]),
    recurring: [
      { name: "look-at-rates", schedule: "*/15 * * * * *", handler: () => lookAtRates(world) },
      { name: "gather-chat", schedule: "40 * * * * *", handler: () => gatherChat(world) },
      { name: "gather-mail", schedule: "10,30,50 * * * * *", handler: () => gatherMail(world) },
      { name: "assign-waiting", schedule: "25 * * * * *", handler: () => assignWaiting(world) },
      { name: "count-arrivals", schedule: "50 6,16,26,36,46,56 * * * *", handler: () => countArrivals(world) },
      { name: "remind-obligations", schedule: "35 * * * * *", handler: () => remindObligations(world) },
      { name: "watch-folders", schedule: "*/10 * * * * *", handler: () => watchFolders(folders) },
      { name: "fetch-mails", schedule: "45 * * * * *", handler: () => fetchMails(mails) },
      { name: "scan-files", schedule: "5,15,25,35,45,55 * * * * *", handler: () => clearance.scanWaiting() },
      { name: "sweep-files", schedule: "30 17 * * * *", handler: () => files.sweep() },
      { name: "sweep-matched-invoices", schedule: "30 47 * * * *", handler: () => sweepMatchedInvoices(world) },
      { name: "follow-challengers", schedule: "20 * * * * *", handler: () => followChallengers(world, models) },
    ],
  };
}
