import type { Clock } from "@surety/core/ports/clock";
import type { Engine } from "@surety/core/ports/engine";
import type { Arrival } from "@surety/core/wire/case";
import type { IngestRequest } from "../commands/commands.ts";
import type { Definition, DefinitionStore } from "../definitions/definition-store.ts";
import type { Files } from "../files/files.ts";
import type { AwaitedCases } from "../observe/awaited-cases.ts";
import type { LiveBus } from "../observe/live-bus.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { isOutage } from "../storage/lost-connection.ts";
import { newId } from "../storage/new-id.ts";
import { acceptArrivals, type Ahead, type Candidate, nothingAhead } from "./accept-arrivals.ts";
import { acceptNew, NewArrivals } from "./accept-new.ts";
import { boundedKey } from "./bounded-key.ts";
import { filesNamed, invalid, judgeEvent, type KnownFiles, triggerOf } from "./judge-event.ts";
import { pinnedTo } from "./pinned-to.ts";
import { MicroBatch } from "./micro-batch.ts";
import { YoungTables } from "./young-tables.ts";

const mostPerCommit = 512;
const mostCommits = 1;
/** While work lags behind arrivals an acknowledgement may take this much longer, so that more travel together. */
const longestGatherMs = 250;

export interface IngestWorld {
  database: Database;
  engine: Engine<Transaction>;
  definitions: DefinitionStore;
  clock: Clock;
  live: LiveBus;
  awaited: AwaitedCases;
  files: Pick<Files, "find">;
  /** Does the first stretch of cases ahead of their commit, where that asks nothing of the outside. */
  walkAhead: {
    /** As soon as it has arrived, so that its batch need not wait for it. */
    begin(candidate: Candidate): void;
    gather(candidates: readonly Candidate[]): Promise<Ahead>;
  };
}

/** The way in. An arrival is acknowledged only after the transaction that keeps it has committed. */
export class Ingest {
  readonly #world: IngestWorld;
  readonly #batch: MicroBatch<Candidate, Arrival>;
  readonly #young: YoungTables;
  readonly #new = new NewArrivals();

  constructor(world: IngestWorld) {
    this.#world = world;
    this.#young = new YoungTables(world.database);
    this.#batch = new MicroBatch((candidates) => this.#commit(candidates), {
      mostItems: mostPerCommit,
      mostCommits,
      ready: () => world.engine.caughtUp(longestGatherMs),
    });
  }

  async accept(request: IngestRequest): Promise<Arrival[]> {
    const definition = await this.#world.definitions.current(request.workflow);
    const trigger = triggerOf(definition.compiled, request);
    const now = this.#world.clock.now();
    const files = await this.#world.files.find(
      request.events.flatMap(({ payload }) => filesNamed(definition.compiled, trigger, payload)),
    );
    const candidates = request.events.map((event) =>
      candidateOf({ definition, trigger, files, now, sentBy: request.sender ?? null }, event),
    );
    for (const one of candidates) this.#world.walkAhead.begin(one);
    const add = (one: Candidate) => (request.awaited === true ? this.#addAwaited(one) : this.#batch.add(one));
    return Promise.all(candidates.map(add));
  }

  /** Nobody waits for what makes no case of its own. */
  async #addAwaited(candidate: Candidate): Promise<Arrival> {
    const { awaited } = this.#world;
    awaited.expect(candidate.caseId);
    let caseId: string | null = null;
    try {
      const arrival = await this.#batch.add(candidate);
      ({ caseId } = arrival);
      return arrival;
    } finally {
      if (caseId !== candidate.caseId) awaited.take(candidate.caseId);
    }
  }

  /** Where what was done ahead cannot be written, the cases are kept without it: their run does it again, and says why. */
  async #commit(candidates: Candidate[]): Promise<Arrival[]> {
    const ahead = await this.#world.walkAhead.gather(candidates);
    if (this.#new.may(candidates, ahead)) {
      try {
        return await this.#commitWith(acceptNew, candidates, ahead);
      } catch (error) {
        if (isOutage(error)) throw error;
        this.#new.refused(error);
      }
    }
    try {
      return await this.#commitTogether(candidates, ahead);
    } catch (error) {
      if (isOutage(error)) throw error;
      return await this.#commitAlone(candidates);
    }
  }

  async #commitAlone(candidates: Candidate[]): Promise<Arrival[]> {
    try {
      return await this.#commitTogether(candidates);
    } catch (error) {
      // Where the database is what failed the sender is told so, and tries again; only the data can be refused for good.
      if (isOutage(error)) throw error;
      const [only] = candidates;
      if (only !== undefined && candidates.length === 1) return [await this.#refuse(only, error)];
      // One of them cannot be stored: alone, it fails alone.
      const arrivals: Arrival[] = [];
      for (const candidate of candidates) arrivals.push(...(await this.#commitAlone([candidate])));
      return arrivals;
    }
  }

  /** Kept in the journal without what could not be stored. */
  async #refuse(candidate: Candidate, error: unknown): Promise<Arrival> {
    const problem = {
      field: "",
      message: `This event could not be stored: ${(error as Error).message}`,
      remedy: "Correct the event and send it again.",
    };
    // What did not fit anyway says so in words of its own.
    const problems = candidate.fate === "invalid" ? candidate.problems : [problem];
    const refused: Candidate = {
      ...candidate,
      payload: null,
      idempotencyKey: null,
      fate: "invalid",
      problems,
    };
    const [arrival] = await this.#commitTogether([refused]);
    return arrival ?? { fate: "invalid", eventId: candidate.eventId, caseId: null, problems };
  }

  async #commitTogether(candidates: Candidate[], ahead: Ahead = nothingAhead): Promise<Arrival[]> {
    return await this.#commitWith(acceptArrivals, candidates, ahead);
  }

  async #commitWith(accept: typeof acceptNew, candidates: Candidate[], ahead: Ahead): Promise<Arrival[]> {
    const { database, engine, live } = this.#world;
    const arrivals = await database.transaction((tx) => accept(tx, engine, candidates, ahead));
    this.#young.arrived(candidates.length);
    live.changed(
      "case",
      candidates,
      arrivals.flatMap((one) => one.caseId ?? []),
    );
    return arrivals;
  }
}

interface Arrived {
  definition: Definition;
  trigger: Parameters<typeof judgeEvent>[1];
  files: KnownFiles;
  now: Date;
  sentBy: string | null;
}

function candidateOf(
  { definition, trigger, files, now, sentBy }: Arrived,
  event: IngestRequest["events"][number],
): Candidate {
  const { unreadable } = event;
  const verdict =
    unreadable === undefined ? judgeEvent(definition.compiled, trigger, event.payload, files) : invalid([unreadable]);
  const { dedupe } = verdict;
  const keys = {
    caseId: newId(),
    idempotencyKey: event.idempotencyKey === undefined ? null : boundedKey(event.idempotencyKey),
    dedupe: dedupe === null ? null : { key: dedupe.key, expiresAt: new Date(now.getTime() + dedupe.withinMs) },
  };
  return {
    eventId: newId(),
    ...keys,
    ...pinnedTo(definition, keys),
    workflow: definition.name,
    trigger: trigger.id,
    receivedAt: now,
    sentBy,
    payload: event.payload,
    fate: verdict.fate,
    problems: verdict.problems,
    input: verdict.input,
    title: verdict.title,
    historyKey: verdict.historyKey,
    start: definition.stage !== "paused",
  };
}
