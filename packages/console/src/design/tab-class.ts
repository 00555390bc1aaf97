import { classNames } from "./class-names.ts";

/** Tabs are links: each has an address of its own. */
export const tabClass = (active: boolean): string =>
  classNames(
    "-mb-px inline-flex h-9 max-sm:h-11 items-center gap-1.5 border-b-2 px-1 text-base whitespace-nowrap",
    active ? "border-accent-ink font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
  );
