import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer, json } from "node:stream/consumers";
import { batchQuestions, fileLine, resultLine, shownBatch } from "./batch-shapes.ts";
import { answerGoogle, type BatchShelf, send } from "./google-batch-door.ts";
import { googleLine, isInline } from "./google-batch-shapes.ts";
import { writeSaid } from "./language-answers.ts";
import type { AskedModel, Json, SaidByModel } from "./language-dialects.ts";
import type { BatchLine, BatchProtocol, ShownBatch } from "./shown-batch.ts";

/** What becomes of a batch when somebody looks at it. Questions that expire were not asked in time. */
export type BatchFate = "under-way" | "ended" | { refused: string } | { expired: (asked: AskedModel) => boolean };

/** What the model says to a question of a batch, or how that fails. */
export type BatchReply = SaidByModel | { status?: number; body: string };

export interface FakeBatch extends Readonly<ShownBatch> {
  /** How often somebody asked how far it is. */
  readonly looks: number;
  readonly forgotten: boolean;
}

export interface FakeBatches {
  /** All that were handed in, the first of them first. */
  readonly all: readonly FakeBatch[];
  /** Says how batches go from now on; without a word they have ended at the first look. */
  fate(say: (batch: FakeBatch) => BatchFate): void;
  /** Takes the next batch; who handed it in hears nothing of it, or never the end of it. */
  loseNext(how: "reset" | "hang"): void;
  /** Files that are still kept. */
  files(): number;
}

type Kept = ShownBatch & { looks: number; forgotten: boolean };

/** A page of a list; small, so that whoever looks for a batch has to turn them. */
const pageSize = 2;

/** The batch protocols of OpenAI, Anthropic, Google and Mistral. Each question is put to the script of the model, as a live one is. */
export class BatchDesk implements FakeBatches {
  readonly all: Kept[] = [];
  readonly #files = new Map<string, string>();
  readonly #reply: (asked: AskedModel) => Promise<BatchReply>;
  #fate: (batch: FakeBatch) => BatchFate = () => "ended";
  #lose: "reset" | "hang" | null = null;
  #named = 0;

  constructor(reply: (asked: AskedModel) => Promise<BatchReply>) {
    this.#reply = reply;
  }

  fate(say: (batch: FakeBatch) => BatchFate): void {
    this.#fate = say;
  }

  loseNext(how: "reset" | "hang"): void {
    this.#lose = how;
  }

  files(): number {
    return this.#files.size;
  }

  /** Whether a path belongs to a batch protocol. */
  isBatchPath(path: string): boolean {
    return /\/(?:files|batches|batch\/jobs)(?:\/|$)|:batchGenerateContent$/.test(path);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
    if (pathname.includes("/v1beta/")) return answerGoogle(this.#shelf(), request, response);
    const [, home = "", rest = ""] = /^(.*?\/(?:batches|batch\/jobs|files))\/?(.*)$/.exec(pathname) ?? [];
    const [id = "", verb = ""] = rest.split("/");
    if (home.endsWith("/files")) return this.#file(id, request, response);
    if (id !== "") return this.#one(id, verb, request, response);
    if (request.method === "GET") return send(response, 200, this.#list(protocolOf(home), searchParams));
    const taken = this.#handedIn(home, (await json(request)) as Json, response);
    if (taken !== null) send(response, 200, taken);
  }

  /** Takes a batch; null where nobody hears of it. */
  #handedIn(home: string, body: Json, response: ServerResponse): Json | null {
    const batch = this.#take(home, body);
    const lose = this.#lose;
    this.#lose = null;
    if (lose === "reset") response.destroy();
    return lose === null ? shownBatch(batch) : null;
  }

  #shelf(): BatchShelf {
    return {
      keep: (content) => this.#keep(content, "files/"),
      file: (name) => this.#files.get(name),
      drop: (name) => void this.#files.delete(name),
      take: (home, body, response) => this.#handedIn(home, body, response),
      one: (id, verb, request, response) => this.#one(id, verb, request, response),
      list: (from) => {
        const all = this.#shown("google");
        const next = from + pageSize < all.length ? from + pageSize : null;
        return { all: all.slice(from, from + pageSize).map(shownBatch), next };
      },
    };
  }

  #shown(protocol: BatchProtocol): Kept[] {
    return this.all.filter((one) => one.protocol === protocol && !one.forgotten).toReversed();
  }

  async #one(id: string, verb: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const batch = this.all.find((one) => one.id === id && !one.forgotten);
    if (batch === undefined) return send(response, 404, { error: { message: `no batch ${id}` } });
    if (verb === "results") {
      const lines = batch.lines?.map((line) => JSON.stringify(resultLine(line))) ?? [];
      return void response.writeHead(200).end(lines.join("\n"));
    }
    if (verb === "cancel") batch.cancelled = true;
    if (request.method === "DELETE") batch.forgotten = true;
    if (request.method === "GET") batch.looks += 1;
    await this.#goOn(batch);
    send(response, 200, shownBatch(batch));
  }

  async #file(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "POST") {
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const form = await new Response(new Uint8Array(await buffer(request)), { headers }).formData();
      if (form.get("purpose") !== "batch") return send(response, 400, { error: { message: "purpose must be batch" } });
      return send(response, 200, { id: this.#keep(await (form.get("file") as File).text()), object: "file" });
    }
    const content = this.#files.get(id);
    if (content === undefined) return send(response, 404, { error: { message: `no file ${id}` } });
    if (request.method === "GET") return void response.writeHead(200).end(content);
    this.#files.delete(id);
    send(response, 200, { id, deleted: true });
  }

  #keep(content: string, before = "file-"): string {
    const id = `${before}${(this.#named += 1)}`;
    this.#files.set(id, content);
    return id;
  }

  #take(home: string, body: Json): Kept {
    const protocol = protocolOf(home);
    const config = body["input_config"] as Json | undefined;
    const named = body["input_file_id"] ?? (body["input_files"] as unknown[] | undefined)?.[0] ?? config?.["file_name"];
    const input = typeof named === "string" ? named : null;
    const batch: Kept = {
      id: `${protocol === "google" ? "batches/" : "batch_"}${(this.#named += 1)}`,
      protocol,
      questions: batchQuestions(protocol, home, body, this.#files.get(input ?? "") ?? ""),
      metadata: protocol === "google" ? body : { ...(body["metadata"] as Json | undefined) },
      createdAt: new Date(),
      cancelled: false,
      refused: null,
      late: false,
      files: { input, output: null, errors: null },
      lines: null,
      looks: 0,
      forgotten: false,
    };
    this.all.push(batch);
    return batch;
  }

  #list(protocol: BatchProtocol, asked: URLSearchParams): Json {
    const all = this.#shown(protocol);
    if (protocol === "mistral") return { object: "list", data: all.map(shownBatch), total: all.length };
    const after = asked.get("after") ?? asked.get("after_id");
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const data = all.slice(from, from + pageSize).map(shownBatch);
    return { object: "list", data, has_more: from + pageSize < all.length };
  }

  /** Its questions are asked when its fate is that it ended. */
  async #goOn(batch: Kept): Promise<void> {
    const fate = this.#fate(batch);
    if (batch.lines !== null || (fate === "under-way" && !batch.cancelled)) return;
    if (typeof fate === "object" && "refused" in fate) {
      batch.refused = fate.refused;
      batch.lines = [];
      return;
    }
    if (batch.protocol === "google" && endsWithoutAnswers(batch, fate)) return;
    const lines: BatchLine[] = [];
    for (const { id, asked } of batch.questions) {
      const isLate = typeof fate === "object" && fate.expired(asked);
      const outcome = isLate ? "expired" : fate === "under-way" ? "cancelled" : null;
      lines.push(outcome === null ? await this.#lineOf(id, asked) : { id, outcome, status: 0, body: null });
    }
    // Answers come in any order.
    batch.lines = lines.toReversed();
    if (batch.protocol === "anthropic") return;
    if (batch.protocol === "google") {
      if (!isInline(batch)) batch.files.output = this.#fileOf(batch.lines, googleLine, "files/");
      return;
    }
    batch.files.output = this.#fileOf(batch.lines.filter(({ outcome }) => outcome === "answered"));
    batch.files.errors = this.#fileOf(batch.lines.filter(({ outcome }) => outcome !== "answered"));
  }

  async #lineOf(id: string, asked: AskedModel): Promise<BatchLine> {
    const reply = await this.#reply(asked);
    if ("text" in reply) return { id, outcome: "answered", status: 200, body: writeSaid(asked, reply) };
    const { status = 200, body } = reply;
    return { id, outcome: status === 200 ? "answered" : "failed", status, body: JSON.parse(body) as unknown };
  }

  #fileOf(lines: readonly BatchLine[], write = fileLine, before = "file-"): string | null {
    if (lines.length === 0) return null;
    return this.#keep(lines.map((line) => `${JSON.stringify(write(line))}\n`).join(""), before);
  }
}

/** Google's batches are late, or cancelled, as a whole. */
function endsWithoutAnswers(batch: Kept, fate: BatchFate): boolean {
  const late =
    typeof fate === "object" && "expired" in fate && batch.questions.some(({ asked }) => fate.expired(asked));
  if (!late && fate !== "under-way") return false;
  batch.late = late;
  batch.lines = [];
  return true;
}

function protocolOf(home: string): BatchProtocol {
  if (home.endsWith(":batchGenerateContent")) return "google";
  if (home.endsWith("/messages/batches")) return "anthropic";
  return home.endsWith("/jobs") ? "mistral" : "openai";
}
