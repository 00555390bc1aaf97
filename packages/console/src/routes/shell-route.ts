import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { Shell } from "../features/shell/shell.tsx";
import { sessionQuery } from "../services/session.ts";
import { NotFound } from "./not-found.tsx";

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound });

/** What stands around every page of somebody who is signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: "/setup" });
    if (session.person === null) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
});
