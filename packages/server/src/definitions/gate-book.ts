import type { Promised } from "@surety/core/gate/keeps-promise";
import type { Database } from "../storage/database.ts";
import { Remembered } from "../storage/remembered.ts";

/** A stage of a cascade whose cut-offs were earned together. */
export interface EarnedStage {
  /** As the document names it. */
  name: string;
  /** What it was measured as: another version has earned nothing, and with it the whole vector. Null where it is not asked. */
  version: string | null;
  cutoff: number | null;
}

interface EarnedCascade {
  stages: EarnedStage[];
}

/** The thresholds that one judgment has earned, with the model they were earned by. */
export interface EarnedGate extends Promised {
  id: string;
  model: string;
  /** Segment name ("" for a gate without segments) to threshold; absent or null means people decide. */
  thresholds: ReadonlyMap<string, number | null>;
  /** Segments that an alarm has shut. */
  closed: ReadonlySet<string>;
  /** The stages of the cascade that it was earned for, by segment as above; null where one model has earned it. */
  cascades: ReadonlyMap<string, readonly EarnedStage[]> | null;
}

const freshMs = 1000;

/** The active gate of each judgment, read at most once a second. */
export class GateBook {
  readonly #database: Database;
  readonly #known = new Remembered<EarnedGate | null>(freshMs);

  constructor(database: Database) {
    this.#database = database;
  }

  /** `challenger` is the one of whose canary a case is part: its own gate counts, where it has earned one. */
  of(workflow: string, judgment: string, challenger: string | null = null): Promise<EarnedGate | null> {
    const key = `${workflow}\n${judgment}\n${challenger ?? ""}`;
    return this.#known.get(key, () => this.#read(workflow, judgment, challenger));
  }

  forget(): void {
    this.#known.forget();
  }

  async #read(workflow: string, judgment: string, challenger: string | null): Promise<EarnedGate | null> {
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
        mostChanged?: number;
        cascade?: EarnedCascade;
        cascades?: Record<string, EarnedCascade>;
      };
    }>(
      `select id, closed, model, target, assurance, evidence from surety.gates g where workflow = $1 and judgment = $2
         and (active or (evidence #>> '{challenge,id}' = $3
           and exists (select from surety.challengers c where c.id = $3::uuid and c.canary_share > 0)))
       order by active, created_at desc limit 1`,
      [workflow, judgment, challenger],
    );
    if (row === undefined) return null;
    const { id, model, target, assurance, evidence } = row;
    const closed = new Set(Object.keys(row.closed));
    const thresholds = new Map(evidence.segments.map((one) => [one.segment, one.threshold]));
    const { segmentBy = null, judgments = 1, mostChanged = 0 } = evidence;
    const cascades = cascadesOf(evidence);
    const promised = { maxError: target, assurance, segmentBy, judgments, mostChanged };
    return { id, model, ...promised, thresholds, closed, cascades };
  }
}

function cascadesOf({
  cascade,
  cascades,
}: {
  cascade?: EarnedCascade;
  cascades?: Record<string, EarnedCascade>;
}): EarnedGate["cascades"] {
  if (cascade === undefined) return null;
  return new Map(Object.entries(cascades ?? { "": cascade }).map(([segment, { stages }]) => [segment, stages]));
}
