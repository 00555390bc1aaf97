import { InvalidArgumentError } from "commander";

/** A share as people write it: `5%`, `5 %`, `5` (per cent from 1 on) or `0.05`. Throws for the command line. */
export function shareOf(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text);
  const value = Number(match?.[1]);
  const share = match?.[2] === "%" || value >= 1 ? value / 100 : value;
  if (match === null || share <= 0 || share >= 1)
    throw new InvalidArgumentError(`"${text}" is no share between 0 and 100 %: write 5% or 0.05.`);
  return share;
}

/** Several of them, separated by commas; ascending, each once. */
export function sharesOf(text: string): number[] {
  return [...new Set(text.split(",").map(shareOf))].sort((a, b) => a - b);
}
