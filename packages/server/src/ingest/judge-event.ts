import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import { coerceRow } from "@surety/core/trigger/coerce-row";
import { inputTexts } from "@surety/core/trigger/input-texts";
import { mapEvent } from "@surety/core/trigger/map-event";
import { validateInput } from "@surety/core/trigger/validate-input";
import type { Arrival } from "@surety/core/wire/case";
import { type StoredFile, storedDocument } from "@surety/core/wire/stored-document";
import type { CompiledTrigger, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { IngestRequest } from "../commands/commands.ts";
import { documentFields, missingFiles, namedFiles, withFiles } from "@surety/core/document/named-files";
import { z } from "zod";
import { boundedKey } from "./bounded-key.ts";

/** What an event is worth before the database is asked: its input and fate, and the key that tells repeats apart. */
export interface EventVerdict {
  fate: "accepted" | "filtered" | "invalid";
  problems: Arrival["problems"];
  input: Record<string, unknown>;
  title: string;
  dedupe: { key: string; withinMs: number } | null;
  /** Whose case it is, as `review.history` says it. */
  historyKey: string | null;
}

/** Throws `trigger-not-found` where the workflow has no such trigger of that kind. */
export function triggerOf(
  workflow: CompiledWorkflow,
  request: Pick<IngestRequest, "trigger" | "kind">,
): CompiledTrigger {
  const found = workflow.triggers.find((one) => one.id === request.trigger && one.kind === request.kind);
  if (found !== undefined) return found;
  const of = workflow.triggers.filter((one) => one.kind === request.kind).map((one) => one.id);
  throw new UserError({
    code: "trigger-not-found",
    message: `Workflow "${workflow.document.name}" has no ${request.kind} trigger "${request.trigger}".`,
    remedy: of.length > 0 ? `It has: ${of.join(", ")}.` : `Add a ${request.kind} trigger to its document.`,
    field: "trigger",
  });
}

/** Files by their hash, as far as events may name them. */
export type KnownFiles = ReadonlyMap<string, StoredFile & { readonly threat?: string | null }>;

/**
 * Maps, validates and filters one event. Never throws for what the event contains. With `files` its documents must be
 * among them, and say what is known of them; without, they are files of a case of ours already.
 */
export function judgeEvent(
  workflow: CompiledWorkflow,
  trigger: CompiledTrigger,
  payload: unknown,
  files?: KnownFiles,
): EventVerdict {
  try {
    const given = rowOf(workflow, trigger, payload);
    const row = files === undefined ? given : withFiles(workflow.document.input, given, files);
    const missing = files === undefined ? [] : missingFiles(workflow.document.input, row, files);
    if (missing.length > 0) return invalid(missing);
    const checked = validateInput(workflow.document.input, row);
    if (!checked.ok)
      return invalid(
        checked.problems.map(({ remedy, ...problem }) => ({
          ...problem,
          remedy: remedy ?? "Correct the field and send it again.",
        })),
      );
    return acceptedOrFiltered(workflow, checked.input);
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    return invalid([
      {
        field: error.field ?? "",
        message: error.message,
        remedy: error.remedy ?? "Correct the event and send it again.",
      },
    ]);
  }
}

/** The hashes of files that an event names in fields for documents; none for nearly all workflows, without a look at it. */
export function filesNamed(workflow: CompiledWorkflow, trigger: CompiledTrigger, payload: unknown): string[] {
  if (documentFields(workflow.document.input).length === 0) return [];
  try {
    return namedFiles(workflow.document.input, rowOf(workflow, trigger, payload)).map(({ hash }) => hash);
  } catch (error) {
    if (error instanceof SuretyError) return [];
    throw error;
  }
}

function rowOf(workflow: CompiledWorkflow, trigger: CompiledTrigger, payload: unknown): unknown {
  const mapped = trigger.map === null ? payload : mapEvent(trigger.map, payload);
  return trigger.kind === "form" || trigger.kind === "file"
    ? coerceRow(workflow.document.input, mapped as Record<string, string>)
    : mapped;
}

function acceptedOrFiltered(workflow: CompiledWorkflow, input: Record<string, unknown>): EventVerdict {
  const title = titleOf(input);
  if (workflow.accept !== null && workflow.accept.evaluate({ input }) !== true) {
    const problem = {
      field: "",
      message: `The workflow lets in only what satisfies: ${workflow.accept.source}`,
      remedy: "Nothing to do, unless this should have become a case.",
    };
    return { fate: "filtered", problems: [problem], input, title, dedupe: null, historyKey: null };
  }
  const [dedupe, historyKey] = [dedupeOf(workflow, input), historyKeyOf(workflow, input)];
  return { fate: "accepted", problems: [], input, title, dedupe, historyKey };
}

function dedupeOf(workflow: CompiledWorkflow, input: Record<string, unknown>): EventVerdict["dedupe"] {
  if (workflow.dedupe === null) return null;
  const key = keyOf(workflow.dedupe.key.evaluate({ input }));
  return key === null ? null : { key, withinMs: workflow.dedupe.withinMs };
}

/** Null without a key: there is nothing to compare, the event is its own. */
function keyOf(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  return boundedKey(typeof value === "string" ? value : JSON.stringify(value));
}

/** What cannot be said of an input leaves it without a history; that is no reason to refuse the event. */
function historyKeyOf({ history }: CompiledWorkflow, input: Record<string, unknown>): string | null {
  try {
    return history === null ? null : keyOf(history.evaluate({ input }));
  } catch (error) {
    if (error instanceof SuretyError) return null;
    throw error;
  }
}

/** What does not fit, for these reasons. */
export function invalid(problems: Arrival["problems"]): EventVerdict {
  return { fate: "invalid", problems, input: {}, title: "", dedupe: null, historyKey: null };
}

/**
 * What people call the case in lists: its subject, title or name, else its longest text of several words, else any text,
 * else the name of a document in it.
 */
export function titleOf(input: Record<string, unknown>): string {
  const texts = inputTexts(input).filter(([, text]) => text.trim() !== "");
  const longestFirst = texts.map(([, text]) => text).toSorted((a, b) => b.length - a.length);
  const words = longestFirst.find((one) => /\S\s+\S/.test(one));
  const named = ["subject", "title", "name"].map((name) => texts.find(([own]) => own === name)?.[1]);
  const text = [...named, words, ...longestFirst].find((one) => one !== undefined);
  return (text ?? documentNames(input)[0] ?? "Untitled").replace(/\s+/g, " ").trim().slice(0, 160);
}

/** A file of ours, or pages that came in the input. */
const namedDocument = z.union([
  storedDocument.required({ name: true }),
  z.object({ name: z.string(), pages: z.array(z.unknown()) }),
]);

function documentNames(input: Record<string, unknown>): string[] {
  return Object.values(input).flatMap((value) => {
    const parsed = namedDocument.safeParse(value);
    return parsed.success ? [parsed.data.name] : [];
  });
}
