import type { GateDecision } from "./decide.ts";

type Route = GateDecision["route"];

/**
 * What becomes of a case whose block judged several things: it is automated when every judgment is let through. One that
 * is not sends the case to a person, who answers all of them; and if one is drawn for an audit, all are audited.
 */
export function caseRoute(routes: readonly Route[]): Route {
  if (routes.includes("review")) return "review";
  return routes.includes("audit") ? "audit" : "automate";
}
