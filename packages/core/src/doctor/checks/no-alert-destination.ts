import type { Check } from "../check.ts";
export const noAlertDestination: Check = {
  code: "no-alert-destination",
  family: "no-observability",
  severity: "problem",
  title: "Alerts go nowhere",
  looksFor: "A live workflow whose alerts go nowhere: neither the document nor the installation names a place.",
  why: "A broken promise closes its gate in silence; people find out from the pile of cases.",
  fix: "Name a chat, a webhook or a mail address under alerts.",
  example: { before: "owner: support-leads", after: "owner: support-leads\nalerts: [{ connection: team-chat }]" },
  needs: ["stage", "alertDestinations"],
  look: ({ facts: { stage, alertDestinations } }) =>
    stage === "live" && alertDestinations === 0
      ? [{ path: ["alerts"], what: "There is no place for alerts to go." }]
      : [],
};
