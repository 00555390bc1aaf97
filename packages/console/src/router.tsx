import { createRouter } from "@tanstack/react-router";
import { ProblemNote } from "./design/problem-note.tsx";
import { casePages } from "./routes/case-routes.ts";
import { doors } from "./routes/door-routes.ts";
import { housePages } from "./routes/house-routes.ts";
import { inboxPages } from "./routes/inbox-routes.ts";
import { root, shell } from "./routes/shell-route.ts";
import { queryClient } from "./services/query-client.ts";

/** All pages of the console. What a view shows is in its address: filters, tabs, selection. */
export const router = createRouter({
  routeTree: root.addChildren([...doors, shell.addChildren([...casePages, ...inboxPages, ...housePages])]),
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
