import type { PreparedCase } from "./judge-rows.ts";
import { comparable, isHeldBack, partOf } from "./split-texts.ts";

/** Who learns, who thresholds are derived from (null: the training's own out-of-fold answers), and who is measured. */
export interface Parts {
  train: PreparedCase[];
  calibration: PreparedCase[] | null;
  test: PreparedCase[];
  leftOut: number;
}

/** Deals one file out over the three parts, each text by a draw of its own. */
export function splitOneFile(cases: readonly PreparedCase[]): Parts {
  const by = (part: string) => cases.filter(({ text }) => partOf(text) === part);
  return { train: by("train"), calibration: by("calibration"), test: by("test"), leftOut: 0 };
}

/**
 * A file to learn from and one to measure on. Where some labels mean "none of the classes" a part is held back for the
 * thresholds: a training has no out-of-fold answers to such cases.
 */
export function splitTwoFiles(
  train: readonly PreparedCase[],
  data: readonly PreparedCase[],
  none: string | null,
): Parts {
  const seen = new Set(train.map(({ text }) => comparable(text)));
  const test = data.filter(({ text }) => !seen.has(comparable(text)));
  const holds = train.some(({ label }) => label === none);
  return {
    train: train.filter(({ text }) => !holds || !isHeldBack(text)),
    calibration: holds ? train.filter(({ text }) => isHeldBack(text)) : null,
    test,
    leftOut: data.length - test.length,
  };
}
