import { setTimeout as sleep } from "node:timers/promises";
import type { Arrival } from "@surety/core/wire/case";
import type { SuretyApi } from "../surety-api.ts";
import { crashWorkflow, ticketOf } from "./crash-workflow.ts";

/** A sender that never gives up: each ticket is sent with the same key until it is acknowledged. */
export interface RetryingClient {
  /** Ticket number to the case that the server named when it acknowledged. */
  readonly acknowledged: ReadonlyMap<number, string>;
  /** Requests that had to be sent again. */
  readonly repeats: number;
  /** Answers that are neither an acknowledgement nor a request to come back: there must be none. */
  readonly refusals: readonly string[];
  /** Sends these tickets, some at the same time, and resolves when all are acknowledged. */
  sendAll(numbers: readonly number[]): Promise<void>;
  /** Resolves as soon as so many tickets have been acknowledged. */
  untilAcknowledged(count: number): Promise<void>;
}

export const idempotencyKey = (number: number): string => `crash-${number}`;

const atOnce = 16;
const againMs = 100;

export function retryingClient(api: SuretyApi): RetryingClient {
  const acknowledged = new Map<number, string>();
  const refusals: string[] = [];
  const watchers = new Set<() => void>();
  let repeats = 0;

  async function send(number: number): Promise<void> {
    let caseId = await tryOnce(api, number, refusals);
    for (; caseId === null; caseId = await tryOnce(api, number, refusals)) {
      repeats += 1;
      await sleep(againMs);
    }
    acknowledged.set(number, caseId);
    for (const look of watchers) look();
  }

  return {
    acknowledged,
    refusals,
    get repeats() {
      return repeats;
    },
    async sendAll(numbers) {
      const rest = [...numbers];
      const lane = async () => {
        for (let next = rest.shift(); next !== undefined; next = rest.shift()) await send(next);
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    },
    untilAcknowledged: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (acknowledged.size < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
}

/** The case that the ticket became; null where nobody answered or the server asked to come back. */
async function tryOnce(api: SuretyApi, number: number, refusals: string[]): Promise<string | null> {
  try {
    const headers = { "idempotency-key": idempotencyKey(number) };
    const answer = await api.send("POST", `/workflows/${crashWorkflow.name}/cases`, ticketOf(number), headers);
    const text = await answer.text();
    if (answer.ok) return (JSON.parse(text) as Arrival).caseId;
    if (answer.status !== 503) refusals.push(`ticket ${number}: ${answer.status} ${text.slice(0, 300)}`);
    return null;
  } catch {
    return null;
  }
}
