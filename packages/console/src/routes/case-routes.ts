import type { Verdict } from "@surety/core/review/verdict";
import type { CaseFound } from "@surety/core/wire/case";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { saidWords } from "../features/cases/said-words.ts";
import { choiceParam, present, type Raw, textParam } from "../search-params.ts";
import { foundWords } from "../services/cases.ts";
import { shell } from "./shell-route.ts";
import { loadPart } from "../services/load-part.ts";

const tabs = ["map", "cases", "quality", "gate", "value", "prompts", "versions", "doctor"] as const;
export type WorkflowTab = (typeof tabs)[number];
const caseSearch = (raw: Raw) => ({
  workflow: textParam(raw, "workflow"),
  status: textParam(raw, "status"),
  route: choiceParam(raw, "route", ["automated", "reviewed"]),
  segment: textParam(raw, "segment"),
  outcome: textParam(raw, "outcome"),
  since: textParam(raw, "since"),
  until: textParam(raw, "until"),
  judgment: textParam(raw, "judgment"),
  label: textParam(raw, "label"),
  gate: choiceParam(raw, "gate", ["automate", "review", "audit", "automated"]),
  found: choiceParam(raw, "found", Object.keys(foundWords) as CaseFound[]),
  verdict: choiceParam(raw, "verdict", Object.keys(saidWords) as Verdict[]),
  reason: textParam(raw, "reason"),
  action: textParam(raw, "action"),
  version: textParam(raw, "version"),
  q: textParam(raw, "q"),
  sel: textParam(raw, "sel"),
});

const workflows = createRoute({
  getParentRoute: () => shell,
  path: "/workflows",
  component: lazyRouteComponent(() => loadPart(() => import("./workflows-page.tsx")), "WorkflowsPage"),
});
const workflow = createRoute({
  getParentRoute: () => shell,
  path: "/workflows/$name",
  validateSearch: (raw: Raw) =>
    present({
      tab: choiceParam(raw, "tab", tabs),
      weeks: choiceParam(raw, "weeks", ["4", "12", "26", "52"]),
      node: textParam(raw, "node"),
      at: textParam(raw, "at"),
      experiment: textParam(raw, "experiment"),
      ...caseSearch(raw),
    }),
  component: lazyRouteComponent(() => loadPart(() => import("./workflow-page.tsx")), "WorkflowPage"),
});
const cases = createRoute({
  getParentRoute: () => shell,
  path: "/cases",
  validateSearch: (raw: Raw) => present(caseSearch(raw)),
  component: lazyRouteComponent(() => loadPart(() => import("./cases-page.tsx")), "CasesPage"),
});
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: "/cases/$id",
  component: lazyRouteComponent(() => loadPart(() => import("./case-page.tsx")), "CasePage"),
});
const oneDecision = createRoute({
  getParentRoute: () => shell,
  path: "/decisions/$id",
  component: lazyRouteComponent(() => loadPart(() => import("./decision-page.tsx")), "DecisionPage"),
});

/** Workflows, and what went through them. */
export const casePages = [workflows, workflow, cases, oneCase, oneDecision] as const;
