import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Reading } from "@surety/core/document/reading";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { OpenedMail } from "./open-mail.ts";
import { errorFromWire } from "../worker/wire-errors.ts";
import { heapMegabytes, tooHeavy, type ReaderReply, type ReaderRequest } from "./reader-tasks.ts";

/** How long a file, and each of its pages, may take. */
export interface ReaderLimits {
  pageMs: number;
  /** For a page of which there is only a picture; the file's time begins anew with each. */
  scanMs: number;
  fileMs: number;
}

const usualLimits: ReaderLimits = { pageMs: 15_000, scanMs: 60_000, fileMs: 60_000 };
/** How long a process may take until it begins with a file. */
const startMs = 120_000;
/** A process that has read so many files makes way for a fresh one. */
const filesPerProcess = 200;
const program = fileURLToPath(new URL("./reader-process.ts", import.meta.url));

/**
 * Reads files in a process of its own, one after the other. A file that takes too long, too much memory or the process
 * with it ends in an error of its own; the next file finds a fresh process. Nothing of the environment gets in there.
 */
export class DocumentReader {
  readonly #limits: ReaderLimits;
  #child: ChildProcess | null = null;
  #files = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #waiting = 0;

  constructor(limits: Partial<ReaderLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Files that it was asked about and has not answered yet. */
  get load(): number {
    return this.#waiting;
  }

  /** What is in a file. Rejects with a UserError that says what is wrong with it. */
  async read(path: string): Promise<Reading> {
    const reply = await this.#inTurn({ kind: "read", path });
    if (reply.kind !== "reading") throw new Error(`the reader answered with ${reply.kind}`);
    return reply.reading;
  }

  /** A page of a PDF, or an image, as a PNG, turned clockwise; pages count from 0. */
  async picture(path: string, page: number, width: number, turn = 0): Promise<Uint8Array> {
    const reply = await this.#inTurn({ kind: "picture", path, page, width, turn });
    if (reply.kind !== "picture") throw new Error(`the reader answered with ${reply.kind}`);
    return reply.png;
  }

  /** What a mail is made of. */
  async openMail(path: string): Promise<OpenedMail> {
    const reply = await this.#inTurn({ kind: "open-mail", path });
    if (reply.kind !== "mail") throw new Error(`the reader answered with ${reply.kind}`);
    return reply.mail;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#end();
    await this.#last;
  }

  #inTurn(request: ReaderRequest): Promise<ReaderReply> {
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#ask(request)).finally(() => (this.#waiting -= 1));
    this.#last = turn.catch(() => {});
    return turn;
  }

  #ask(request: ReaderRequest): Promise<ReaderReply> {
    if (this.#closed) return Promise.reject(closed());
    const child = this.#process();
    const { promise, resolve, reject } = Promise.withResolvers<ReaderReply>();
    const give = (error: Error) => {
      this.#end();
      reject(error);
    };
    const watch = new ReadingWatch(this.#limits, give);
    const onMessage = (reply: ReaderReply) => {
      if (reply.kind === "begun") watch.begin();
      else if (reply.kind === "page") watch.page();
      else if (reply.kind === "scan") watch.scan();
      else if (reply.kind === "error" && reply.error.code === tooHeavy) give(errorFromWire(reply.error));
      else if (reply.kind === "error") reject(errorFromWire(reply.error));
      else resolve(reply);
    };
    const onExit = () => give(this.#closed ? closed() : tookProcess());
    child.on("message", onMessage).once("exit", onExit);
    child.send(request);
    return promise.finally(() => {
      watch.end();
      child.off("message", onMessage).off("exit", onExit);
    });
  }

  #process(): ChildProcess {
    if (this.#files >= filesPerProcess) this.#end();
    this.#files += 1;
    if (this.#child !== null) return this.#child;
    const execArgv = [`--max-old-space-size=${heapMegabytes}`, "--disallow-code-generation-from-strings"];
    const child = fork(program, {
      execArgv,
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // One that ends between two files is simply gone.
    child.once("exit", () => {
      if (this.#child === child) this.#child = null;
    });
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  #end(): void {
    const child = this.#child;
    this.#child = null;
    this.#files = 0;
    child?.kill("SIGKILL");
  }
}

/** The clocks of one file: for its start, for the page under way, and for all of it. */
class ReadingWatch {
  readonly #limits: ReaderLimits;
  readonly #give: (error: Error) => void;
  #page: NodeJS.Timeout | undefined;
  #file: NodeJS.Timeout;

  constructor(limits: ReaderLimits, give: (error: Error) => void) {
    this.#limits = limits;
    this.#give = give;
    // A busy machine starts the process late: that is no fault of the file.
    this.#file = setTimeout(() => give(startsTooLate()), startMs);
  }

  begin(): void {
    const { fileMs } = this.#limits;
    clearTimeout(this.#file);
    this.#file = setTimeout(() => this.#give(tooSlow(`within ${fileMs / 1000} s`)), fileMs);
    this.page();
  }

  page(): void {
    this.#within(this.#limits.pageMs);
  }

  scan(): void {
    this.#file.refresh();
    this.#within(this.#limits.scanMs);
  }

  end(): void {
    clearTimeout(this.#page);
    clearTimeout(this.#file);
  }

  #within(ms: number): void {
    clearTimeout(this.#page);
    this.#page = setTimeout(() => this.#give(tooSlow(`: one page took more than ${ms / 1000} s`)), ms);
  }
}

function tooSlow(how: string): UserError {
  return new UserError({
    code: "document-too-slow",
    message: `The document could not be read ${how}.`.replace(" :", ":"),
    remedy: "Ask its sender to print it into a new file.",
  });
}

function tookProcess(): UserError {
  return new UserError({
    code: tooHeavy,
    message: "The document ended the process that read it: it is broken, or made to do that.",
    remedy: "Ask its sender to print it into a new file.",
  });
}

function startsTooLate(): TransientError {
  return new TransientError({
    code: "reader-late",
    message: `The reader of documents did not begin within ${startMs / 1000} s.`,
    remedy: "See what keeps the machine busy; it is tried again.",
  });
}

function closed(): TransientError {
  return new TransientError({
    code: "reader-closed",
    message: "The reader of documents was closed before it answered.",
    remedy: "Ask again once the process has started anew.",
  });
}
