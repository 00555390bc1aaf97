/** How quality pages call a draft that was right, and one that was wrong; it is no class that a model could mix up. */
export const draftOutcomes = ["sent as it was", "changed or not sent"] as const;
