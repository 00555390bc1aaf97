import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { CaseFound } from "@surety/core/wire/case";
import type { QueryClient } from "@tanstack/react-query";
import { ProblemNote } from "./design/problem-note.tsx";
import { Shell } from "./features/shell/shell.tsx";
import { saidWords } from "./features/cases/said-words.ts";
import { rememberedDefault } from "./features/inbox/default-view.ts";
import { filterOf, inboxSearch } from "./features/inbox/inbox-search.ts";
import { InboxPage } from "./routes/inbox-page.tsx";
import { NotFound } from "./routes/not-found.tsx";
import { choiceParam, present, textParam } from "./search-params.ts";
import type { Verdict } from "@surety/core/review/verdict";
import { foundWords } from "./services/cases.ts";
import { ahead } from "./services/first-things.ts";
import { queryClient } from "./services/query-client.ts";
import { reviewQuery, reviewsQuery } from "./services/reviews.ts";
import { sessionQuery } from "./services/session.ts";

type Raw = Record<string, unknown>;
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound });

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: "/setup" });
    if (session.person === null) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (raw: Raw) => present({ token: textParam(raw, "token") }),
  component: lazyRouteComponent(() => import("./routes/setup-page.tsx"), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (raw: Raw) => present({ next: textParam(raw, "next") }),
  component: lazyRouteComponent(() => import("./routes/sign-in-page.tsx"), "SignInPage"),
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: (raw: Raw) => present({ days: choiceParam(raw, "days", ["7", "14", "30", "90"]) }),
  component: lazyRouteComponent(() => import("./routes/overview-page.tsx"), "OverviewPage"),
});
const workflows = createRoute({
  getParentRoute: () => shell,
  path: "/workflows",
  component: lazyRouteComponent(() => import("./routes/workflows-page.tsx"), "WorkflowsPage"),
});
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
  component: lazyRouteComponent(() => import("./routes/workflow-page.tsx"), "WorkflowPage"),
});
const cases = createRoute({
  getParentRoute: () => shell,
  path: "/cases",
  validateSearch: (raw: Raw) => present(caseSearch(raw)),
  component: lazyRouteComponent(() => import("./routes/cases-page.tsx"), "CasesPage"),
});
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: "/cases/$id",
  component: lazyRouteComponent(() => import("./routes/case-page.tsx"), "CasePage"),
});
const oneDecision = createRoute({
  getParentRoute: () => shell,
  path: "/decisions/$id",
  component: lazyRouteComponent(() => import("./routes/decision-page.tsx"), "DecisionPage"),
});
/** One route for the list and for each review in it: going from one to the next takes nothing off the page. */
const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox",
  validateSearch: inboxSearch,
  // Without filters it opens with the default view; whoever is in it already and asks for all gets all.
  beforeLoad: ({ search, cause, location }) => {
    const standard = rememberedDefault();
    const plain = location.pathname === "/inbox" && Object.keys(search).length === 0;
    if (cause === "enter" && plain && Object.keys(standard).length > 0)
      throw redirect({ to: "/inbox", search: standard as never, replace: true });
  },
  loader: ({ context, location }) =>
    ahead(() => context.queryClient.prefetchInfiniteQuery(reviewsQuery(filterOf(inboxSearch(location.search))))),
  // In the first bundle: it is the page on which people wait for their next case.
  component: InboxPage,
});
const inboxList = createRoute({ getParentRoute: () => inbox, path: "/" });
const review = createRoute({
  getParentRoute: () => inbox,
  path: "$reviewId",
  loader: ({ context, params }) => ahead(() => context.queryClient.prefetchQuery(reviewQuery(params.reviewId))),
});
const bulkPlan = createRoute({
  getParentRoute: () => shell,
  path: "/inbox/bulk",
  component: lazyRouteComponent(() => import("./routes/bulk-page.tsx"), "BulkPage"),
});
const oneBulk = createRoute({
  getParentRoute: () => shell,
  path: "/inbox/bulk/$bulkId",
  component: lazyRouteComponent(() => import("./routes/bulk-page.tsx"), "OneBulkPage"),
});
const workload = createRoute({
  getParentRoute: () => shell,
  path: "/workload",
  component: lazyRouteComponent(() => import("./routes/workload-page.tsx"), "WorkloadPage"),
});
const you = createRoute({
  getParentRoute: () => shell,
  path: "/you",
  component: lazyRouteComponent(() => import("./routes/you-page.tsx"), "YouPage"),
});
const quality = createRoute({
  getParentRoute: () => shell,
  path: "/quality",
  validateSearch: (raw: Raw) => present({ workflow: textParam(raw, "workflow"), judgment: textParam(raw, "judgment") }),
  component: lazyRouteComponent(() => import("./routes/quality-page.tsx"), "QualityPage"),
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
  component: lazyRouteComponent(() => import("./routes/alerts-page.tsx"), "AlertsPage"),
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
  component: lazyRouteComponent(() => import("./routes/obligations-page.tsx"), "ObligationsPage"),
});
const knowledge = createRoute({
  getParentRoute: () => shell,
  path: "/knowledge",
  validateSearch: (raw: Raw) => present({ base: textParam(raw, "base"), q: textParam(raw, "q") }),
  component: lazyRouteComponent(() => import("./routes/knowledge-page.tsx"), "KnowledgePage"),
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
  component: lazyRouteComponent(() => import("./routes/datasets-page.tsx"), "DatasetsPage"),
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
  component: lazyRouteComponent(() => import("./routes/journal-page.tsx"), "JournalPage"),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: (raw: Raw) => present({ tab: choiceParam(raw, "tab", ["keys", "people", "connections", "notices"]) }),
  component: lazyRouteComponent(() => import("./routes/settings-page.tsx"), "SettingsPage"),
});

const pages = [
  overview,
  workflows,
  workflow,
  cases,
  oneCase,
  oneDecision,
  inbox.addChildren([inboxList, review]),
  bulkPlan,
  oneBulk,
  workload,
  you,
  quality,
  datasets,
  knowledge,
  obligations,
  alerts,
  oneAlert,
  journal,
  settings,
];

/** All pages of the console. What a view shows is in its address: filters, tabs, selection. */
export const router = createRouter({
  routeTree: root.addChildren([setup, signIn, shell.addChildren(pages)]),
  context: { queryClient },
  defaultPreload: "intent",
  defaultPendingMs: 150,
  defaultErrorComponent: ({ error, reset }) => (
    <div className="p-6">
      <ProblemNote error={error} retry={reset} />
    </div>
  ),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
