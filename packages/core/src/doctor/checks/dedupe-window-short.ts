import type { Check } from "../check.ts";

const dayMs = 86_400_000;

export const dedupeWindowShort: Check = {
  code: "dedupe-window-short",
  family: "no-preparation",
  severity: "risk",
  title: "Repetitions are forgotten too soon",
  looksFor: "A `dedupe` window under a day where a webhook, mailbox or folder delivers.",
  why: "Senders repeat for days after an outage; what arrives after the window becomes a second case.",
  fix: "Set within to 7d or more; it costs one small row per event.",
  example: { before: "dedupe: { key: input.id, within: 10m }", after: "dedupe: { key: input.id, within: 30d }" },
  look: ({ compiled, document }) => {
    const repeats = compiled.triggers.some(({ kind }) => kind === "webhook" || kind === "email" || kind === "folder");
    if (compiled.dedupe === null || compiled.dedupe.withinMs >= dayMs || !repeats) return [];
    return [{ path: ["dedupe", "within"], what: `Repetitions are recognised for ${document.dedupe?.within} only.` }];
  },
};
