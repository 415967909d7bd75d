import type { JSX } from "solid-js";
import { useQueryClient } from "../query/index.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ErrorBoundary, Suspense } from "../ui/solid.ts";
import { page } from "./page.ts";

export const Failure = page(() => import("./Failure.tsx").then((m) => m.Failure));

/** Keeps a page that breaks from taking the rest down. */
export function Guarded(props: { children: JSX.Element }) {
  const client = useQueryClient();
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => (
        <Suspense>
          <Failure
            error={error}
            onRetry={() => {
              client.forgetFailures();
              reset();
            }}
          />
        </Suspense>
      )}
    >
      <Suspense fallback={<Skeleton />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}
