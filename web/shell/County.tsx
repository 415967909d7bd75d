import { type RouteSectionProps, useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { enterCounty, sessionExpired } from "../api.ts";
import { keepAwake, newQueryClient, QueryClientProvider } from "../query/index.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Suspense } from "../ui/solid.ts";
import { Failure, Guarded } from "./Guarded.tsx";
import { MeProvider, useMeQuery } from "./me.ts";
import { page } from "./page.ts";

const SignInPage = page(() => import("./SignIn.tsx").then((m) => m.SignInPage));
const SessionExpired = page(() => import("./SessionExpired.tsx").then((m) => m.SessionExpired));
const MustEnrol = page(() =>
  import("../pages/access/second-factors/must-enrol.tsx").then((m) => m.MustEnrol),
);
const NotFound = page(() => import("./NotFound.tsx").then((m) => m.NotFound));

/** A county's pages: signed in or at the door. Each county has its own memory, so nothing is carried across. */
export function County(props: RouteSectionProps) {
  const params = useParams<{ code: string }>();
  return (
    <Show when={/^\d{6}$/.test(params.code ?? "") && params.code} keyed fallback={<NotFound />}>
      {(code) => {
        enterCounty(code);
        return <Inside>{props.children}</Inside>;
      }}
    </Show>
  );
}

function Inside(props: { children: JSX.Element }) {
  // A constant: as a property it would be made anew whenever anybody reads it.
  const client = keepAwake(newQueryClient());
  return (
    <QueryClientProvider value={client}>
      <Door>{props.children}</Door>
      <Show when={sessionExpired()}>
        <Suspense>
          <SessionExpired />
        </Suspense>
      </Show>
    </QueryClientProvider>
  );
}

function Door(props: { children: JSX.Element }) {
  const me = useMeQuery();
  return (
    <Suspense fallback={<Skeleton />}>
      <Switch>
        <Match when={me.isPending}>
          <Skeleton />
        </Match>
        <Match when={me.data?.mustEnrol}>
          <MustEnrol onDone={() => me.refetch()} />
        </Match>
        <Match when={me.data}>
          {(known) => (
            <MeProvider value={known}>
              <Guarded>{props.children}</Guarded>
            </MeProvider>
          )}
        </Match>
        <Match when={me.data === null}>
          <SignInPage onDone={() => me.refetch()} />
        </Match>
        <Match when={me.isError}>
          <Failure error={me.error} onRetry={() => me.refetch()} />
        </Match>
      </Switch>
    </Suspense>
  );
}
