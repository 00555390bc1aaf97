const firstSeconds = 1;
const growth = 1.5;
const mostSeconds = 600;
/** A provider answers or gives up within a day; one that says neither after three will not any more. */
const mostAgeMs = 3 * 86_400_000;

/** Seconds until the next look at a batch that was looked at so often: most end within an hour, some take a day. */
export const nextLookSeconds = (looks: number): number =>
  Math.min(mostSeconds, Math.ceil(firstSeconds * growth ** Math.min(looks, 50)));

/** Whether nobody need look any more. */
export const isForgotten = (begunAt: Date, now: Date): boolean => now.getTime() - begunAt.getTime() > mostAgeMs;
