import { bucket } from "../workflow/bucket.ts";

/** No canary takes more than this: both arms must stay large enough to be compared. */
export const mostCanary = 0.5;

/**
 * Whether a new case goes to the challenger. The same key always falls on the same side for one challenger, and
 * independently for the next, because the challenger's id salts the draw.
 */
export function isCanary(challenger: string, key: string, share: number): boolean {
  return share > 0 && bucket(`canary\n${challenger}\n${key}`) < share;
}
