/** How much of everything is simulated. */
export interface GuaranteePlan {
  quick: boolean;
  targets: readonly number[];
  assurance: number;
  /** Deployments of each size, data set and target, and their sizes in labels. */
  deployments: number;
  sizes: readonly number[];
  lives: number;
  /** Labels at the first look of a life; each further one comes when they have doubled. */
  firstLook: number;
  looks: number;
  /** Cascades of scripted models of each size and world, and their sizes in labels. */
  cascades: number;
  cascadeSizes: readonly number[];
  /** Gates of scripted models whose signals are mixed, of each size and world, and their sizes in labels. */
  mixes: number;
  mixSizes: readonly number[];
  /** Sizes in documents of the gates for whole documents; as many gates of each as there are deployments. */
  documentSizes: readonly number[];
  /** Months whose live error is estimated, and the cases in each. */
  months: number;
  casesPerMonth: readonly number[];
  /** Streams of audits that are watched, and audits in each. */
  streams: number;
  auditsPerStream: number;
}

const full: GuaranteePlan = {
  quick: false,
  targets: [0.01, 0.02, 0.05],
  assurance: 0.95,
  deployments: 400,
  sizes: [300, 1_000, 3_000],
  lives: 400,
  firstLook: 150,
  looks: 6,
  cascades: 200,
  documentSizes: [300, 1_000, 3_000],
  cascadeSizes: [500, 2_000, 8_000],
  mixes: 200,
  mixSizes: [500, 1_000, 2_000, 8_000],
  months: 1_000,
  casesPerMonth: [500, 2_000, 10_000],
  streams: 2_000,
  auditsPerStream: 3_000,
};

const quick: GuaranteePlan = {
  ...full,
  quick: true,
  targets: [0.02, 0.05],
  deployments: 150,
  sizes: [300, 1_000],
  lives: 100,
  looks: 4,
  cascades: 20,
  cascadeSizes: [2_000],
  mixes: 5,
  mixSizes: [2_000],
  documentSizes: [300, 1_000],
  months: 300,
  casesPerMonth: [2_000],
  streams: 500,
  auditsPerStream: 1_500,
};

export function planOf(args: readonly string[]): GuaranteePlan {
  return args.includes("--quick") ? quick : full;
}
