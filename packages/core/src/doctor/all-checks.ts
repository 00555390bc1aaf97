import type { Check } from "./check.ts";
import { alarmIgnored } from "./checks/alarm-ignored.ts";
import { amountWithoutLimit } from "./checks/amount-without-limit.ts";
import { answerInInput } from "./checks/answer-in-input.ts";
import { assuranceTooLow } from "./checks/assurance-too-low.ts";
import { auditTooLow } from "./checks/audit-too-low.ts";
import { classNeverLabelled } from "./checks/class-never-labelled.ts";
import { classNotInDocument } from "./checks/class-not-in-document.ts";
import { classTooSmall } from "./checks/class-too-small.ts";
import { conditionAlwaysTrue } from "./checks/condition-always-true.ts";
import { conditionNeverTrue } from "./checks/condition-never-true.ts";
import { confidenceComparedByHand } from "./checks/confidence-compared-by-hand.ts";
import { dedupeKeyNotMapped } from "./checks/dedupe-key-not-mapped.ts";
import { dedupeWindowShort } from "./checks/dedupe-window-short.ts";
import { defaultQueue } from "./checks/default-queue.ts";
import { deletionUnattended } from "./checks/deletion-unattended.ts";
import { draftsLooselyAccepted } from "./checks/drafts-loosely-accepted.ts";
import { effectWithoutRecord } from "./checks/effect-without-record.ts";
import { filesNotScanned } from "./checks/files-not-scanned.ts";
import { handSetThreshold } from "./checks/hand-set-threshold.ts";
import { hiddenJudgment } from "./checks/hidden-judgment.ts";
import { judgesNoText } from "./checks/judges-no-text.ts";
import { labelsNotComingBack } from "./checks/labels-not-coming-back.ts";
import { lookAlikeLabels } from "./checks/look-alike-labels.ts";
import { lookupMissingUnhandled } from "./checks/lookup-missing-unhandled.ts";
import { mailUnattended } from "./checks/mail-unattended.ts";
import { challengerStandsStill } from "./checks/challenger-stands-still.ts";
import { modelDoesNotPay } from "./checks/model-does-not-pay.ts";
import { modelNeverAsked } from "./checks/model-never-asked.ts";
import { modelAskedForInvoiceField } from "./checks/model-asked-for-invoice-field.ts";
import { modelOutOfDate } from "./checks/model-out-of-date.ts";
import { moneyUnattended } from "./checks/money-unattended.ts";
import { noAlertDestination } from "./checks/no-alert-destination.ts";
import { noBaseline } from "./checks/no-baseline.ts";
import { noDedupe } from "./checks/no-dedupe.ts";
import { noDueTime } from "./checks/no-due-time.ts";
import { noEvaluationSet } from "./checks/no-evaluation-set.ts";
import { noExpectations } from "./checks/no-expectations.ts";
import { noFourEyes } from "./checks/no-four-eyes.ts";
import { noOutcome } from "./checks/no-outcome.ts";
import { noOwner } from "./checks/no-owner.ts";
import { noSecondPerson } from "./checks/no-second-person.ts";
import { noTimeToUndo } from "./checks/no-time-to-undo.ts";
import { oneLabeller } from "./checks/one-labeller.ts";
import { overlappingRules } from "./checks/overlapping-rules.ts";
import { queueNobodyReads } from "./checks/queue-nobody-reads.ts";
import { rawTextJudged } from "./checks/raw-text-judged.ts";
import { ruleAlreadyDecides } from "./checks/rule-already-decides.ts";
import { ruleFitsClass } from "./checks/rule-fits-class.ts";
import { ruleFitsLabels } from "./checks/rule-fits-labels.ts";
import { ruleOfTwo } from "./checks/rule-of-two.ts";
import { schemaAcceptsAnything } from "./checks/schema-accepts-anything.ts";
import { segmentTooFine } from "./checks/segment-too-fine.ts";
import { shadowedRule } from "./checks/shadowed-rule.ts";
import { slowLookup } from "./checks/slow-lookup.ts";
import { stakesWithoutJudgment } from "./checks/stakes-without-judgment.ts";
import { staleAcceptance } from "./checks/stale-acceptance.ts";
import { strangerTextForwarded } from "./checks/stranger-text-forwarded.ts";
import { strongOtherwise } from "./checks/strong-otherwise.ts";
import { taintedDestination } from "./checks/tainted-destination.ts";
import { taintedKey } from "./checks/tainted-key.ts";
import { taintedRecipientField } from "./checks/tainted-recipient-field.ts";
import { targetAboveBaseline } from "./checks/target-above-baseline.ts";
import { targetOutOfReach } from "./checks/target-out-of-reach.ts";
import { targetTooLoose } from "./checks/target-too-loose.ts";
import { textCutShort } from "./checks/text-cut-short.ts";
import { thresholdOutOfRange } from "./checks/threshold-out-of-range.ts";
import { toolCarriesBoth } from "./checks/tool-carries-both.ts";
import { unboundedTextJudged } from "./checks/unbounded-text-judged.ts";
import { unpricedModel } from "./checks/unpriced-model.ts";
import { unusedJudgment } from "./checks/unused-judgment.ts";

/** Everything the doctor looks for, family by family. A check is a file of its own in `checks/`, named after its code. */
export const allChecks: readonly Check[] = [
  ruleFitsLabels,
  ruleFitsClass,
  ruleAlreadyDecides,
  modelAskedForInvoiceField,
  answerInInput,
  unusedJudgment,
  judgesNoText,
  handSetThreshold,
  thresholdOutOfRange,
  confidenceComparedByHand,
  hiddenJudgment,
  targetAboveBaseline,
  targetTooLoose,
  draftsLooselyAccepted,
  assuranceTooLow,
  auditTooLow,
  targetOutOfReach,
  segmentTooFine,
  rawTextJudged,
  unboundedTextJudged,
  noExpectations,
  lookupMissingUnhandled,
  slowLookup,
  schemaAcceptsAnything,
  noDedupe,
  filesNotScanned,
  dedupeKeyNotMapped,
  dedupeWindowShort,
  textCutShort,
  moneyUnattended,
  deletionUnattended,
  mailUnattended,
  stakesWithoutJudgment,
  amountWithoutLimit,
  noFourEyes,
  noDueTime,
  defaultQueue,
  queueNobodyReads,
  noTimeToUndo,
  labelsNotComingBack,
  modelOutOfDate,
  challengerStandsStill,
  noEvaluationSet,
  alarmIgnored,
  classTooSmall,
  classNeverLabelled,
  classNotInDocument,
  oneLabeller,
  noSecondPerson,
  noBaseline,
  noOwner,
  noAlertDestination,
  noOutcome,
  effectWithoutRecord,
  ruleOfTwo,
  taintedDestination,
  taintedRecipientField,
  taintedKey,
  toolCarriesBoth,
  strangerTextForwarded,
  shadowedRule,
  overlappingRules,
  conditionNeverTrue,
  conditionAlwaysTrue,
  lookAlikeLabels,
  strongOtherwise,
  unpricedModel,
  modelNeverAsked,
  modelDoesNotPay,
  staleAcceptance,
];
