/** The filters of the inbox as its address holds them. */
export type InboxSearch = {
  queue?: string | undefined;
  q?: string | undefined;
  sort?: "due" | "newest" | "uncertain" | undefined;
};
export const sorts = [
  { value: "due", label: "Due first" },
  { value: "newest", label: "Newest first" },
  { value: "uncertain", label: "Most uncertain first" },
] as const;
