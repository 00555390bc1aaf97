import { BudgetSpent } from "@surety/core/language/budget-spent";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { isRecording } from "@surety/core/speech/recording-types";
import { storedDocument } from "@surety/core/wire/stored-document";
import type { CompiledPrepareStep } from "@surety/core/workflow/compiled-prepare-step";
import type { Made } from "../worker/pure-step.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";

type TranscribeStep = Extract<CompiledPrepareStep, { kind: "transcribe" }>;

/** What is said in a recording; where it cannot be written down, why. What may pass is tried again with the run. */
export async function transcribeStep(
  work: WorkCase,
  { name, document, connection, model, language, maxLength }: TranscribeStep,
  { transcriptions, clock }: Pick<WorkerWorld, "transcriptions" | "clock">,
): Promise<Made> {
  const stored = storedDocument.safeParse(document.evaluate(work.scope));
  if (!stored.success) return { value: null, missing: "there is no recording" };
  const { hash, type = "", size = 0 } = stored.data;
  if (!isRecording(type)) return { value: null, missing: notARecording(type) };
  const purpose = { workflow: work.row.workflow, judgment: name, caseId: work.row.id, experiment: null, repair: false };
  try {
    const recording = { connection, model, language, file: { hash, type, size } };
    const { costMicros, text, ...heard } = await transcriptions.transcribe(recording, purpose);
    work.costMicros += costMicros;
    const value = { ...heard, text: text.slice(0, maxLength).toWellFormed() };
    return { value, missing: null, at: clock.now().toISOString() };
  } catch (error) {
    if (waits(error)) throw error;
    const { message, remedy = "" } = error as SuretyError;
    return { value: null, missing: `${message} ${remedy}`.trim() };
  }
}

/** A provider that is away, a budget that is renewed tomorrow; and bugs are nobody's missing data. */
function waits(error: unknown): boolean {
  if (!(error instanceof SuretyError) || error instanceof TransientError) return true;
  return error instanceof BudgetSpent && error.waitUntil !== null;
}

const notARecording = (type: string): string =>
  `the file is no recording (${type || "nothing is known of it"}); send WAV, MP3, M4A, Ogg, FLAC or WebM`;
