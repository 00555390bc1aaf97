/** One model that a judgment asks, with everything that its answers depend on besides the case: artefact, words. */
export interface AskedStage {
  model: string;
  as: string;
}

/** How two cascades are held against each other on one case. */
export interface RivalPlan {
  /** Stages from the first on that are the same on both sides, and so say the same to every case. */
  shared: number;
  /**
   * `stage`: one stage is another, and all others are the same: it is compared where cases reach it. `whole`: the cascades
   * differ further; compared is what each answers by cut-offs of its own. `same`: there is nothing to compare.
   */
  kind: "stage" | "whole" | "same";
}

/** What is compared of two cascades, each in the order in which its stages are asked. */
export function rivalPlan(champion: readonly AskedStage[], challenger: readonly AskedStage[]): RivalPlan {
  const same = (at: number) => champion[at]?.model === challenger[at]?.model && champion[at]?.as === challenger[at]?.as;
  const length = Math.max(champion.length, challenger.length);
  const differing = Array.from({ length }, (_, at) => at).filter((at) => !same(at));
  const [first] = differing;
  if (first === undefined) return { shared: length, kind: "same" };
  const isStage = champion.length === challenger.length && differing.length === 1;
  return { shared: first, kind: isStage ? "stage" : "whole" };
}
