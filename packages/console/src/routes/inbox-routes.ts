import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { rememberedDefault } from "../features/inbox/default-view.ts";
import { filterOf, inboxSearch } from "../features/inbox/inbox-search.ts";
import { ahead } from "../services/first-things.ts";
import { reviewQuery, reviewsQuery } from "../services/reviews.ts";
import { InboxPage } from "./inbox-page.tsx";
import { shell } from "./shell-route.ts";
import { loadPart } from "../services/load-part.ts";

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
  component: lazyRouteComponent(() => loadPart(() => import("./bulk-page.tsx")), "BulkPage"),
});
const oneBulk = createRoute({
  getParentRoute: () => shell,
  path: "/inbox/bulk/$bulkId",
  component: lazyRouteComponent(() => loadPart(() => import("./bulk-page.tsx")), "OneBulkPage"),
});
const workload = createRoute({
  getParentRoute: () => shell,
  path: "/workload",
  component: lazyRouteComponent(() => loadPart(() => import("./workload-page.tsx")), "WorkloadPage"),
});
const you = createRoute({
  getParentRoute: () => shell,
  path: "/you",
  component: lazyRouteComponent(() => loadPart(() => import("./you-page.tsx")), "YouPage"),
});

/** Where people decide, and how much of it there is. */
export const inboxPages = [inbox.addChildren([inboxList, review]), bulkPlan, oneBulk, workload, you] as const;
