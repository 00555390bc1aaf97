import type { Check } from "../check.ts";
export const noDedupe: Check = {
  code: "no-dedupe",
  family: "no-preparation",
  severity: "risk",
  title: "The same event may become two cases",
  looksFor: "A webhook, mailbox or folder trigger in a workflow without `dedupe`.",
  why: "Senders repeat an event whenever they are not sure that it arrived, and each repetition is answered, charged or refunded again.",
  fix: "Add dedupe with the sender's id of the event.",
  example: {
    before: "triggers: [{ id: shop, webhook: { … } }]",
    after: "dedupe: { key: input.messageId, within: 30d }",
  },
  look: ({ document, compiled }) => {
    if (document.dedupe !== undefined) return [];
    const at = compiled.triggers.findIndex(({ kind }) => kind === "webhook" || kind === "email" || kind === "folder");
    if (at < 0) return [];
    return [
      {
        path: ["triggers", at],
        what:
          compiled.triggers[at]?.kind === "folder"
            ? `People put the same file into the folder of "${compiled.triggers[at]?.id}" again, and nothing recognises it.`
            : `"${compiled.triggers[at]?.id}" delivers at least once, and nothing recognises a repetition.`,
      },
    ];
  },
};
