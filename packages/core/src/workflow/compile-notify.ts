import type { ReviewListener } from "../review/notify-schema.ts";
import { parseDuration } from "../trigger/duration.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { WorkflowDocument } from "./document.ts";

/** What a channel of people may hear: what waits. Who took what is for machines. */
const forPeople = ["review.created", "review.overdue"];
const longestLinkMs = 7 * 86_400_000;

/** Checks that each listener exists and can carry its events, and that links decide only where one person may. */
export function compileNotify(policy: WorkflowDocument["review"], compilation: Compilation): void {
  policy.notify?.forEach((listener, at) => compileOne(listener, ["review", "notify", at], compilation));
  if (policy.approveByLink !== undefined) compileLinks(policy, policy.approveByLink, compilation);
}

function compileOne({ connection, events }: ReviewListener, path: Path, compilation: Compilation): void {
  const { connections, wasChecked } = compilation.world;
  if (wasChecked === true) return;
  const fitting = connections.filter(({ kind }) => kind === "webhook" || kind === "chat");
  const found = connections.find(({ name }) => name === connection);
  if (found === undefined) {
    const known = fitting.map(({ name }) => name);
    compilation.reference("connection", connection, known, [...path, "connection"]);
  } else if (!fitting.includes(found))
    compilation.report([...path, "connection"], {
      code: "wrong-connection-kind",
      message: `"${connection}" is a connection of kind ${found.kind}; reviews are told to webhook and chat connections.`,
      remedy: "People choose in their settings whether they hear of reviews by mail.",
    });
  else if (found.kind === "chat" && events.some((event) => !forPeople.includes(event)))
    compilation.report([...path, "events"], {
      code: "event-for-machines",
      message: "A chat channel hears how many reviews wait, not who takes or decides each.",
      remedy: `Name ${forPeople.join(" or ")}, or a webhook connection.`,
    });
}

function compileLinks(
  { stakes, fourEyes }: WorkflowDocument["review"],
  { expires }: NonNullable<WorkflowDocument["review"]["approveByLink"]>,
  compilation: Compilation,
): void {
  const path = ["review", "approveByLink"];
  if (stakes === "high" || fourEyes)
    compilation.report(path, {
      code: "link-needs-session",
      message: `A link cannot decide where ${fourEyes ? "two people must agree" : "stakes are high"}: whoever decides must be signed in.`,
      remedy: "Remove approveByLink; mails still lead to the console.",
    });
  const expiresMs = parseDuration(expires);
  if (expiresMs < 60_000 || expiresMs > longestLinkMs)
    compilation.report([...path, "expires"], {
      code: "link-expiry",
      message: "A link can decide for at least a minute and at most seven days.",
      remedy: "Write a time such as 24h.",
    });
}
