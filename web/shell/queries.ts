import { QueryClient } from "@tanstack/solid-query";
import { ApiRefusal } from "../api.ts";

/** An outage is tried again twice, a refusal never; what cannot be shown goes to the page's error boundary. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && isOutage(error),
        throwOnError: (_error, query) => query.state.data === undefined,
      },
      mutations: { networkMode: "always" },
    },
  });
}

const isOutage = (error: unknown) =>
  error instanceof ApiRefusal && (error.status === 503 || error.status === 0);
