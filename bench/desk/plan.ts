/** How much the desk is tried with. */
export interface DeskPlan {
  quick: boolean;
  /** Open reviews before anybody decides. */
  open: number;
  /** Cases that go through the door of the product for each workflow; the others are copies of them. */
  sources: number;
  /** Cases that the scripted reviewer has on the screen. */
  cases: number;
  openings: number;
  /** Seconds that the browser really waits in the place of each reading time. */
  pauseSeconds: number;
}

const full: DeskPlan = { quick: false, open: 100_000, sources: 60, cases: 240, openings: 40, pauseSeconds: 0.5 };
const quick: DeskPlan = { quick: true, open: 3000, sources: 12, cases: 24, openings: 6, pauseSeconds: 0.4 };

export function planFor(args: readonly string[]): DeskPlan {
  return args.includes("--quick") ? quick : full;
}
