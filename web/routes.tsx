import { Route, Router, type RouteSectionProps } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { FindHits } from "./shell/Desk.tsx";
import { Guarded } from "./shell/Guarded.tsx";
import { type CountyPage, page } from "./shell/page.ts";
import { Root } from "./shell/Root.tsx";

/** Pages inside a county, below /c/:code. A page that is listed exists; its entry shows to whoever `can`. */
export const countyPages: readonly CountyPage[] = [];

/** Finds people, units and sessions for Ctrl+K. */
const search: FindHits | undefined = undefined;

const County = page(() => import("./shell/County.tsx").then((m) => m.County));
const Home = page(() => import("./shell/Home.tsx").then((m) => m.Home));
const Desk = page(() => import("./shell/Desk.tsx").then((m) => m.Desk));
const NotFound = page(() => import("./shell/NotFound.tsx").then((m) => m.NotFound));
const Start = page(() => import("./pages/front/start.tsx").then((m) => m.Start));
const SignUp = page(() => import("./pages/front/sign-up.tsx").then((m) => m.SignUp));
const Invitation = page(() => import("./pages/front/invitation.tsx").then((m) => m.Invitation));
const Design = import.meta.env.DEV
  ? page(() => import("./pages/design/page.tsx").then((m) => m.Design))
  : undefined;

const framed = countyPages.filter((entry) => !entry.bare);
const bare = countyPages.filter((entry) => entry.bare);

function InDesk(props: RouteSectionProps) {
  return (
    <Desk pages={countyPages} search={search}>
      <Guarded>{props.children}</Guarded>
    </Desk>
  );
}

export function Routes() {
  return (
    <Router root={Root}>
      <Route path="/" component={Start} />
      <Route path="/sign-up" component={SignUp} />
      <Show when={Design}>{(component) => <Route path="/design" component={component()} />}</Show>
      <Route path="/c/:code/invitation/:token" component={Invitation} />
      <Route path="/c/:code" component={County}>
        <For each={bare}>{(entry) => <Route path={entry.path} component={entry.component} />}</For>
        <Route component={InDesk}>
          <For each={framed}>
            {(entry) => (
              <Route path={entry.path} component={entry.component} info={{ period: entry.period }} />
            )}
          </For>
          <Show when={!framed.some((entry) => entry.path === "/")}>
            <Route path="/" component={() => <Home pages={countyPages} />} />
          </Show>
        </Route>
      </Route>
      <Route path="*" component={NotFound} />
    </Router>
  );
}
