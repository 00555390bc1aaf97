import type { LabelledCase } from "./fit/labelled-case.ts";

/**
 * What an installation knows and a document does not say. Everything may be absent: the doctor then lists what it could
 * not look at. Shares lie in [0, 1], ages are in days.
 */
export interface DoctorFacts {
  readonly stage?: "draft" | "shadow" | "assisted" | "live" | "paused";
  /** Accepted cases per day, mean over the last 28 days or since the first. */
  readonly casesPerDay?: number;
  /** Days since the first of these cases: 28 at most. */
  readonly runningDays?: number;
  /** Labels by judgment. */
  readonly labels?: Readonly<Record<string, LabelFacts>>;
  /** The model in force by judgment; a judgment without one has none. */
  readonly models?: Readonly<Record<string, ModelFacts>>;
  /** Models of providers that have a price today, as documents name them: brain/gpt-5-mini. */
  readonly pricedModels?: readonly string[];
  /** Judgments of several models whose cut-offs were chosen together. */
  readonly cascades?: Readonly<Record<string, CascadeFacts>>;
  /** The challenger that is compared now, and why it stands still; null where there is none. */
  readonly challenger?: { readonly stoppedBy: string | null } | null;
  /** Queues that people work on, by name. */
  readonly queues?: Readonly<Record<string, QueueFacts>>;
  /** How many places alerts go to. */
  readonly alertDestinations?: number;
  /** Alarms that are open, with how long nobody has answered them. */
  readonly openAlarms?: readonly { readonly title: string; readonly ageDays: number }[];
  /** Cases whose later outcome was reported in the last 90 days. */
  readonly outcomes?: number;
  /** Whether a virus scanner looks at files before anybody reads them. */
  readonly scansFiles?: boolean;
  /** Labelled cases by judgment, for fitting rules. */
  readonly examples?: Readonly<Record<string, readonly LabelledCase[]>>;
}

export type FactName = keyof DoctorFacts;

export interface LabelFacts {
  readonly total: number;
  readonly byValue: Readonly<Record<string, number>>;
  /** Labels from reviews, audits and outcomes in the last 30 days. */
  readonly fromPeopleLately: number;
  /** Labels that judge the gate and never train: the evaluation set. */
  readonly calibration: number;
  /** Labels given by persons, by person; imports count for nobody. */
  readonly byPerson: Readonly<Record<string, number>>;
}

export interface ModelFacts {
  readonly ageDays: number;
  readonly trainedOn: number;
  /** Labels that arrived since and may train. */
  readonly labelsSince: number;
  /** Right answers among labelled cases that the model had not seen. */
  readonly heldOut: { readonly right: number; readonly of: number } | null;
}

export interface CascadeFacts {
  /** What a case costs on average, what one costs that a person decides, and the share that people decide. */
  readonly costs: string;
  readonly byPeople: string;
  readonly people: number;
  /** In the order of the document; amounts are money in words. */
  readonly stages: readonly {
    readonly name: string;
    /** False where it got no cut-off. */
    readonly isAsked: boolean;
    /** Share of the labelled cases that it answers. */
    readonly answers: number;
    /** What a call costs. */
    readonly cost: string;
    /** Whether a case costs less with it than without, and the difference; null where it is not asked. */
    readonly saves: { readonly isWorth: boolean; readonly text: string } | null;
    /** Of the last 30 days. */
    readonly live: { readonly asked: number; readonly answered: number; readonly cost: string };
  }[];
}

export interface QueueFacts {
  readonly open: number;
  readonly oldestOpenDays: number;
  /** Decisions of people in the last 14 days. */
  readonly decidedLately: number;
}

/** What each fact is in the words of a person, for "could not look at". */
export const factWords: Readonly<Record<FactName, string>> = {
  stage: "the stage",
  casesPerDay: "how many cases arrive",
  runningDays: "how long cases have been arriving",
  labels: "the labels",
  models: "the model in force",
  pricedModels: "the prices of models",
  cascades: "what the models of cascades save",
  challenger: "whether a challenger stands still",
  queues: "the queues of people",
  alertDestinations: "where alerts go",
  openAlarms: "the alarms",
  outcomes: "the outcomes",
  scansFiles: "whether files are scanned",
  examples: "labelled cases",
};
