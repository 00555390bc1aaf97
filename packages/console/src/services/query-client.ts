import { QueryClient } from "@tanstack/react-query";
import { ConnectionLost } from "./problem.ts";

/** Lost connections are tried again for as long as it takes; refusals are shown at once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      networkMode: "always",
      retry: (_count, error) => error instanceof ConnectionLost,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 15_000),
    },
    mutations: { networkMode: "always", retry: false },
  },
});
