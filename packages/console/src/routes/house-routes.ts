import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { choiceParam, present, type Raw, textParam } from "../search-params.ts";
import { shell } from "./shell-route.ts";
import { loadPart } from "../services/load-part.ts";

const overview = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: (raw: Raw) => present({ days: choiceParam(raw, "days", ["7", "14", "30", "90"]) }),
  component: lazyRouteComponent(() => loadPart(() => import("./overview-page.tsx")), "OverviewPage"),
});
const quality = createRoute({
  getParentRoute: () => shell,
  path: "/quality",
  validateSearch: (raw: Raw) => present({ workflow: textParam(raw, "workflow"), judgment: textParam(raw, "judgment") }),
  component: lazyRouteComponent(() => loadPart(() => import("./quality-page.tsx")), "QualityPage"),
});
const alerts = createRoute({
  getParentRoute: () => shell,
  path: "/alerts",
  validateSearch: (raw: Raw) =>
    present({
      id: textParam(raw, "id"),
      workflow: textParam(raw, "workflow"),
      state: choiceParam(raw, "state", ["open", "acknowledged", "resolved"]),
    }),
  component: lazyRouteComponent(() => loadPart(() => import("./alerts-page.tsx")), "AlertsPage"),
});
/** The address that mails carry. */
const oneAlert = createRoute({
  getParentRoute: () => shell,
  path: "/alerts/$id",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/alerts", search: { id: params.id }, replace: true });
  },
});
const obligations = createRoute({
  getParentRoute: () => shell,
  path: "/obligations",
  validateSearch: (raw: Raw) =>
    present({
      workflow: textParam(raw, "workflow"),
      status: choiceParam(raw, "status", ["open", "done", "dropped"]),
    }),
  component: lazyRouteComponent(() => loadPart(() => import("./obligations-page.tsx")), "ObligationsPage"),
});
const knowledge = createRoute({
  getParentRoute: () => shell,
  path: "/knowledge",
  validateSearch: (raw: Raw) => present({ base: textParam(raw, "base"), q: textParam(raw, "q") }),
  component: lazyRouteComponent(() => loadPart(() => import("./knowledge-page.tsx")), "KnowledgePage"),
});
const datasets = createRoute({
  getParentRoute: () => shell,
  path: "/datasets",
  validateSearch: (raw: Raw) =>
    present({
      workflow: textParam(raw, "workflow"),
      tab: choiceParam(raw, "tab", ["sets", "labels", "people"]),
      set: textParam(raw, "set"),
    }),
  component: lazyRouteComponent(() => loadPart(() => import("./datasets-page.tsx")), "DatasetsPage"),
});
const journal = createRoute({
  getParentRoute: () => shell,
  path: "/journal",
  validateSearch: (raw: Raw) =>
    present({
      workflow: textParam(raw, "workflow"),
      fate: choiceParam(raw, "fate", ["accepted", "filtered", "duplicate", "invalid"]),
      sel: textParam(raw, "sel"),
    }),
  component: lazyRouteComponent(() => loadPart(() => import("./journal-page.tsx")), "JournalPage"),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: (raw: Raw) => present({ tab: choiceParam(raw, "tab", ["keys", "people", "connections", "notices"]) }),
  component: lazyRouteComponent(() => loadPart(() => import("./settings-page.tsx")), "SettingsPage"),
});

/** How it goes, what is known, and who may do what. */
export const housePages = [
  overview,
  quality,
  datasets,
  knowledge,
  obligations,
  alerts,
  oneAlert,
  journal,
  settings,
] as const;
