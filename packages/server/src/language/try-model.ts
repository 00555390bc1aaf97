import { SuretyError } from "@surety/core/errors/surety-error";
import { factsOf } from "@surety/core/language/facts-of";
import type { ModelFacts } from "@surety/core/language/model-facts";
import {
  agentProbe,
  agentShown,
  labelProbe,
  pictureProbe,
  pictureShown,
  probabilitiesShown,
  schemaShown,
  type Shown,
  streamProbe,
  streamShown,
} from "@surety/core/language/model-probes";
import {
  type ModelCheck,
  type ModelCheckName,
  modelChecks,
  type ModelReport,
} from "@surety/core/language/model-report";
import type { Connection } from "@surety/core/ports/connector";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import type { Asked } from "./ask-completion.ts";
import { repairRequest } from "./language-judge.ts";
import { contextShown, countShown, failureShown, priceShown, versionShown } from "./model-shown.ts";
import { type PlainColour, plainColours, plainPicture } from "./plain-picture.ts";
import type { WorkerWorld } from "../worker/world.ts";

export type TrialWorld = Pick<WorkerWorld, "connection" | "completions" | "clock" | "newId">;
/** Calls of a trial are billed under this name, which no workflow can have. */
export const trialName = "(models test)";
const listMs = 10_000;

/** Asks one model of one connection what it can really do; every call is billed and counts against the installation's budget. */
export async function tryModel(world: TrialWorld, connection: string, model: string): Promise<ModelReport> {
  const open = await world.connection(connection);
  return new ModelTrial(world, open, connection, model).report();
}

class ModelTrial {
  readonly #world: TrialWorld;
  readonly #open: Connection;
  readonly #name: { connection: string; model: string };
  readonly #facts: ModelFacts;
  readonly #checks: ModelCheck[] = [];
  readonly #asked: Asked[] = [];
  readonly #mark: string;

  constructor(world: TrialWorld, open: Connection, connection: string, model: string) {
    [this.#world, this.#open, this.#name] = [world, open, { connection, model }];
    this.#facts = factsOf(open.models ?? [], model);
    this.#mark = world.newId();
  }

  async report(): Promise<ModelReport> {
    const first = await this.#tryLabels();
    if (first === null) this.#leaveOut("version", "schema", "probabilities", "stream", "pictures", "agent");
    else await this.#tryTheRest();
    this.#tell("context", contextShown(this.#facts, this.#facts.pinned ?? this.#name.model, await this.#offered()));
    this.#tell("price", priceShown(this.#facts, this.#name, this.#world.clock.now()));
    const { connection, model } = this.#name;
    return {
      model: `${connection}/${model}`,
      answeredBy: first?.answeredBy ?? null,
      checks: this.#checks.toSorted((a, b) => modelChecks.indexOf(a.check) - modelChecks.indexOf(b.check)),
      calls: this.#asked.length,
      costMicros: this.#asked.reduce((sum, { costMicros }) => sum + costMicros, 0),
      unpriced: this.#asked.filter(({ priceMicros }) => priceMicros === null).length,
    };
  }

  /** The question that judgments put shows most of it; null where there is no answer to it at all. */
  async #tryLabels(): Promise<Completion | null> {
    const request = labelProbe(this.#how());
    const asked = await this.#ask("answers", request);
    if (asked === null) return null;
    const { completion, milliseconds } = asked;
    this.#tell("answers", countShown(completion), milliseconds);
    this.#tell("version", versionShown(this.#facts, completion.answeredBy));
    await this.#trySchema(request, completion);
    this.#tell("probabilities", probabilitiesShown(completion));
    return completion;
  }

  /** What could not be read is asked for once more, as judgments do. */
  async #trySchema(request: CompletionRequest, completion: Completion): Promise<void> {
    const shown = schemaShown(completion);
    if (shown.outcome !== "cannot" || completion.finish === "refused") return this.#tell("schema", shown);
    const again = await this.#ask("schema", repairRequest(request, completion.text, shown.what), true);
    if (again === null) return;
    const mended = schemaShown(again.completion);
    if (mended.outcome !== "cannot")
      return this.#tell("schema", { outcome: "mended", what: `It took a second call: ${shown.what}` });
    this.#tell("schema", {
      ...mended,
      outcome: "failed",
      remedy: "Use another model: its cases fall to the next one.",
    });
  }

  async #tryTheRest(): Promise<void> {
    const { streams = true } = this.#open;
    const how = this.#how();
    const colours = Object.keys(plainColours) as PlainColour[];
    const colour = colours[Number.parseInt(this.#mark.slice(-1), 16) % colours.length] as PlainColour;
    await this.#try("stream", streamProbe(how), (said) =>
      streams
        ? streamShown(said)
        : { outcome: "unknown", what: "Its connection says that it cannot (streams: false)." },
    );
    await this.#try("pictures", pictureProbe(how, plainPicture(colour)), (said) => pictureShown(said, colour));
    await this.#try("agent", agentProbe(how), agentShown);
  }

  async #try(
    check: ModelCheckName,
    request: CompletionRequest,
    read: (said: Completion) => Shown | Pick<ModelCheck, "outcome" | "what">,
  ): Promise<void> {
    const asked = await this.#ask(check, request);
    if (asked !== null) this.#tell(check, read(asked.completion), asked.milliseconds);
  }

  /** Null where it failed, which is told then. */
  async #ask(check: ModelCheckName, request: CompletionRequest, repair = false): Promise<Asked | null> {
    const purpose = { workflow: trialName, judgment: check, caseId: null, experiment: null, repair };
    try {
      const asked = await this.#world.completions.ask(this.#name.connection, request, purpose);
      this.#asked.push(asked);
      return asked;
    } catch (error) {
      if (!(error instanceof SuretyError)) throw error;
      this.#tell(check, failureShown(check, error));
      return null;
    }
  }

  async #offered(): ReturnType<NonNullable<Connection["offered"]>> {
    try {
      return (await this.#open.offered?.({ timeoutMs: listMs })) ?? [];
    } catch (error) {
      if (error instanceof SuretyError) return [];
      throw error;
    }
  }

  #how(): { model: string; temperature: number | null; mark: string } {
    const { pinned, temperature } = this.#facts;
    return { model: pinned ?? this.#name.model, temperature: temperature === false ? null : 0, mark: this.#mark };
  }

  #tell(
    check: ModelCheckName,
    shown: Pick<ModelCheck, "outcome" | "what"> & { remedy?: string | null },
    milliseconds: number | null = null,
  ): void {
    this.#checks.push({ check, remedy: null, milliseconds, ...shown });
  }

  #leaveOut(...checks: ModelCheckName[]): void {
    for (const check of checks) this.#tell(check, { outcome: "unknown", what: "Not tried: it does not answer." });
  }
}
