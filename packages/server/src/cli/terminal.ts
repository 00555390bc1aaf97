import { styleText } from "node:util";
import { progress } from "@clack/prompts";
import { SuretyError } from "@surety/core/errors/surety-error";
import { systemRefusal } from "./system-refusal.ts";

/** How far a piece of work is. */
export interface ProgressBar {
  /** `share` in [0, 1], and what is being done. */
  at(share: number, stage: string): void;
  end(message: string): void;
}

/** Where commands speak: answers to standard output, everything else to standard error. */
export interface Terminal {
  /** True where the caller asked for one JSON object. */
  readonly json: boolean;
  say(text: string): void;
  warn(text: string): void;
  /** The command's answer: `value` as JSON, or `text` for people. */
  answer(value: unknown, text: string): void;
  progress(title: string): ProgressBar;
  /** Tells what went wrong and gives the exit code: 1 where the user can act, 70 for a bug. */
  fail(error: unknown): number;
}

const userErrorCode = 1;
const bugCode = 70;

export function openTerminal(args: readonly string[]): Terminal {
  const json = args.includes("--json");
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  return {
    json,
    say: tell,
    warn: (text) => tell(styleText("yellow", text)),
    answer: (value, text) => void process.stdout.write(`${json ? JSON.stringify(value) : text}\n`),
    progress: (title) => (process.stderr.isTTY ? barOf(title) : linesOf(title, tell)),
    fail: (error) => fail(error, json, tell),
  };
}

function barOf(title: string): ProgressBar {
  const bar = progress({ max: 1000, output: process.stderr });
  bar.start(title);
  let reached = 0;
  return {
    at(share, stage) {
      const now = Math.round(share * 1000);
      bar.advance(Math.max(0, now - reached), `${title}: ${stage}`);
      reached = Math.max(reached, now);
    },
    end: (message) => bar.stop(message),
  };
}

/** Without a terminal (a log, CI) each tenth is one line. */
function linesOf(title: string, tell: (text: string) => void): ProgressBar {
  let told = -1;
  return {
    at(share, stage) {
      const tenth = Math.floor(share * 10);
      if (tenth <= told) return;
      told = tenth;
      tell(`${title}: ${tenth * 10} % (${stage})`);
    },
    end: tell,
  };
}

function fail(thrown: unknown, json: boolean, tell: (text: string) => void): number {
  const error = systemRefusal(thrown) ?? thrown;
  const known = error instanceof SuretyError;
  const { code, message, remedy, field } = known
    ? error
    : { code: "bug", message: String((error as Error).stack ?? error), remedy: undefined, field: undefined };
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, remedy, field } })}\n`);
  tell(styleText("red", message));
  if (remedy !== undefined && !message.includes(remedy)) tell(remedy);
  if (!known) tell("This is a bug in Surety, not something you did. Please report it with the lines above.");
  return known ? userErrorCode : bugCode;
}
