import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { present, type Raw, textParam } from "../search-params.ts";
import { root } from "./shell-route.ts";
import { loadPart } from "../services/load-part.ts";

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (raw: Raw) => present({ token: textParam(raw, "token") }),
  component: lazyRouteComponent(() => loadPart(() => import("./setup-page.tsx")), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (raw: Raw) => present({ next: textParam(raw, "next") }),
  component: lazyRouteComponent(() => loadPart(() => import("./sign-in-page.tsx")), "SignInPage"),
});

/** Before anybody is signed in. */
export const doors = [setup, signIn] as const;
