import type { WhatIf } from "@surety/core/gate/what-if";

const MARGIN = { left: 60, right: 20, top: 16, bottom: 52 };

/** Where shares lie on the drawing, in pixels. */
export type GateScale = {
  width: number;
  height: number;
  ceiling: number;
  x: (rate: number) => number;
  y: (error: number) => number;
  /** The share under a place on the drawing. */
  rateAt: (pixel: number) => number;
};

/** `ceiling` is the error rate at the upper end. */
export function gateScale(ceiling: number, width: number): GateScale {
  const height = Math.round(Math.min(400, Math.max(280, width * 0.5)));
  const across = width - MARGIN.left - MARGIN.right;
  const down = height - MARGIN.top - MARGIN.bottom;
  return {
    width,
    height,
    ceiling,
    x: (rate) => MARGIN.left + rate * across,
    y: (error) => MARGIN.top + (1 - error / ceiling) * down,
    rateAt: (pixel) => (pixel - MARGIN.left) / across,
  };
}

/** The points as one line, from little automation to much. */
export function curvePath(points: readonly WhatIf[], scale: GateScale, value: (point: WhatIf) => number): string {
  return points
    .map(
      (point, place) =>
        `${place === 0 ? "M" : "L"}${scale.x(point.automationRate).toFixed(1)} ${scale.y(value(point)).toFixed(1)}`,
    )
    .join("");
}
