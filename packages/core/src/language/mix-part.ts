import { auditDraw } from "../gate/audit-draw.ts";

/** With fewer labelled answers of a version its signals are not mixed: a part of so few would say little, and be missed. */
export const fewestToMix = 500;

const share = 0.2;

/** The share of texts whose labels fit a mix of signals and earn no threshold; 0 where there are too few labels. */
export const shareThatMixes = (labels: number): number => (labels < fewestToMix ? 0 : share);

/** Whether a text is among those that fit a mix: its words alone say so, so that a label never changes sides. */
export const isInMix = (text: string, share: number): boolean => auditDraw("signal-mix", text) < share;
