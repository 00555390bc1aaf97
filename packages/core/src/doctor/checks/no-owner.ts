import type { Check } from "../check.ts";
export const noOwner: Check = {
  code: "no-owner",
  family: "no-observability",
  severity: "risk",
  title: "No owner",
  looksFor: "A workflow without `owner`.",
  why: "When it is wrong, everybody waits for somebody else.",
  fix: "Name the team or person that answers for it: owner: support-leads.",
  look: ({ document }) =>
    document.owner === undefined || document.owner.trim() === ""
      ? [{ path: ["owner"], what: "Nobody answers for this workflow." }]
      : [],
};
