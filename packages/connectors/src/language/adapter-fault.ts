import { APICallError, InvalidResponseDataError, TypeValidationError } from "@ai-sdk/provider";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { z } from "zod";
import { quotaUsedUp } from "./provider-error.ts";

/** How far an answer had come: one that came at once, before the first word of a stream, or in its middle. */
export type Moment = "whole" | "before" | "midway";

/** Errors of all providers, as their adapters put them: `statusCode` is the status that they would have had as an answer. */
const toldError = z.object({
  message: z.string(),
  statusCode: z.number().optional(),
  type: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  responseBody: z.string().optional(),
});

/**
 * What it means that an adapter threw. Errors of the house come through it wrapped; what it could not read is no answer, and
 * it may read the next one; everything else is a bug of ours.
 */
export function adapterFault(error: unknown, model: string, moment: Moment): unknown {
  const inner = houseError(error);
  if (inner !== null) return inner;
  if (InvalidResponseDataError.isInstance(error) && error.data === undefined) return brokeOff(model, error);
  const told = toldError.safeParse(unknownEvent(error) ?? error);
  const { statusCode, message, type, code, responseBody } = told.data ?? { message: JSON.stringify(error) };
  // Of a whole answer the status was a good one: what an adapter puts in its place says that it could not read it.
  const isAnswer =
    statusCode === undefined ? error instanceof Error : statusCode < 300 || (moment === "whole" && statusCode >= 500);
  // An adapter's own checks of a stream throw plain errors too; only it runs there.
  if (isAnswer && moment === "whole" && !APICallError.isInstance(error) && !isSdkError(error)) return error;
  if (isAnswer) return unreadable(model, message.slice(0, 300), error);
  const what = `The answer of ${model}`;
  if (/"?insufficient_quota"?/.test(`${type} ${code} ${responseBody}`)) return quotaUsedUp(what);
  return statusFault(what, { status: statusCode ?? 500, message, moment, cause: error });
}

interface Ended {
  status: number;
  message: string;
  moment: Moment;
  cause: unknown;
}

/** Of an answer that broke off in its middle a part was generated, and may be billed; before that it is as if refused. */
function statusFault(what: string, { status, message, moment, cause }: Ended): SuretyError {
  const told = `${what} ended with an error: ${message.slice(0, 300)}`;
  if (status >= 500 || [408, 425, 429].includes(status))
    return new TransientError({ code: moment === "midway" ? "broke-off" : `http-${status}`, message: told, cause });
  const remedy = "Check the request; trying again will not help.";
  return new TerminalError({ code: `http-${status}`, message: told, remedy, cause });
}

/** Half an answer is none; what was generated of it may be billed. */
export function brokeOff(model: string, cause?: unknown): TransientError {
  return new TransientError({ code: "broke-off", message: `The answer of ${model} broke off before its end.`, cause });
}

export function unreadable(model: string, why: string, cause?: unknown): TransientError {
  const message = `The provider of ${model} answered with something that is no answer: ${why}`;
  return new TransientError({ code: "unreadable-answer", message, cause });
}

const errorEvent = z.object({ error: z.object({ message: z.string() }).loose() });

/** An adapter without errors in its streams (Mistral's) takes one for an event that does not fit; it is read all the same. */
function unknownEvent(error: unknown): object | null {
  const value = TypeValidationError.isInstance(error) ? errorEvent.safeParse(error.value) : null;
  return value?.success === true ? { statusCode: 500, ...value.data.error } : null;
}

/** An error of the house, or the one that others were wrapped around. */
function houseError(error: unknown): SuretyError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof SuretyError) return at;
  return null;
}

/** Errors of the AI SDK carry its marker. */
const isSdkError = (error: unknown): error is Error => error instanceof Error && error.name.startsWith("AI_");
