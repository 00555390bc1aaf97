import { expect, it } from "vitest";
import { Compilation } from "./compilation.ts";
import { compileNotify } from "./compile-notify.ts";
import { reviewPolicy } from "./document.ts";

const connections = [
  { name: "desk-hook", kind: "webhook" },
  { name: "team", kind: "chat" },
  { name: "mail", kind: "smtp" },
];
const all = ["review.created", "review.claimed", "review.decided", "review.overdue"];

function problemsOf(review: object) {
  const compilation = new Compilation({ connections, functions: [], workflows: [] }, new Map());
  compileNotify(reviewPolicy.parse(review), compilation);
  return compilation.problems.map(({ code, path }) => `${code} at ${path}`);
}

it.each<[string, object, string[]]>([
  ["nobody", {}, []],
  ["a webhook, told everything", { notify: [{ connection: "desk-hook", events: all }] }, []],
  [
    "a channel, told what waits",
    { notify: [{ connection: "team", events: ["review.created", "review.overdue"] }] },
    [],
  ],
  [
    "a channel, told who decides",
    { notify: [{ connection: "team", events: all }] },
    ["event-for-machines at /review/notify/0/events"],
  ],
  [
    "a mail server",
    { notify: [{ connection: "mail", events: all }] },
    ["wrong-connection-kind at /review/notify/0/connection"],
  ],
  [
    "nothing of that name",
    { notify: [{ connection: "teem", events: all }] },
    ["unknown-connection at /review/notify/0/connection"],
  ],
  ["links", { approveByLink: {} }, []],
  [
    "links where stakes are high",
    { stakes: "high", approveByLink: {} },
    ["link-needs-session at /review/approveByLink"],
  ],
  ["links under four eyes", { fourEyes: true, approveByLink: {} }, ["link-needs-session at /review/approveByLink"]],
  ["links for a month", { approveByLink: { expires: "30d" } }, ["link-expiry at /review/approveByLink/expires"]],
])("%s", (_, review, problems) => expect(problemsOf(review)).toEqual(problems));
