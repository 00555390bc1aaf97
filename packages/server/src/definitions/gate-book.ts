import type { Promised } from "@surety/core/gate/keeps-promise";
import type { Database } from "../storage/database.ts";

/** The thresholds that one judgment has earned, with the model they were earned by. */
export interface EarnedGate extends Promised {
  id: string;
  model: string;
  /** Segment name ("" for a gate without segments) to threshold; absent or null means people decide. */
  thresholds: ReadonlyMap<string, number | null>;
  /** Segments that an alarm has shut. */
  closed: ReadonlySet<string>;
}

const freshMs = 1000;

/** The active gate of each judgment, read at most once a second. */
export class GateBook {
  readonly #database: Database;
  readonly #known = new Map<string, { gate: EarnedGate | null; readAt: number }>();

  constructor(database: Database) {
    this.#database = database;
  }

  async of(workflow: string, judgment: string): Promise<EarnedGate | null> {
    const key = `${workflow}\n${judgment}`;
    const known = this.#known.get(key);
    if (known !== undefined && performance.now() - known.readAt < freshMs) return known.gate;
    const gate = await this.#read(workflow, judgment);
    this.#known.set(key, { gate, readAt: performance.now() });
    return gate;
  }

  forget(): void {
    this.#known.clear();
  }

  async #read(workflow: string, judgment: string): Promise<EarnedGate | null> {
    const [row] = await this.#database.query<{
      id: string;
      closed: Record<string, unknown>;
      model: string;
      target: number;
      assurance: number;
      evidence: {
        segments: { segment: string; threshold: number | null }[];
        segmentBy?: string | null;
        judgments?: number;
      };
    }>(
      "select id, closed, model, target, assurance, evidence from surety.gates where workflow = $1 and judgment = $2 and active",
      [workflow, judgment],
    );
    if (row === undefined) return null;
    const { id, model, target, assurance, evidence } = row;
    const closed = new Set(Object.keys(row.closed));
    const thresholds = new Map(evidence.segments.map((one) => [one.segment, one.threshold]));
    const { segmentBy = null, judgments = 1 } = evidence;
    return { id, model, maxError: target, assurance, segmentBy, judgments, thresholds, closed };
  }
}
