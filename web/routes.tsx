import { Route, Router, type RouteSectionProps } from "@solidjs/router";
import { For, Show } from "solid-js";
import { countyPages } from "./routes-county.ts";
import { Guarded } from "./shell/Guarded.tsx";
import { askMeEarly, keptMe } from "./shell/me.ts";
import { type CountyPage, page } from "./shell/page.ts";
import { Root } from "./shell/Root.tsx";

const SignIn = page(() => import("./shell/SignIn.tsx").then((m) => m.SignInPage));
const County = page(() => import("./shell/County.tsx").then((m) => m.County));
const Desk = page(() => import("./shell/Desk.tsx").then((m) => m.Desk));
const NotFound = page(() => import("./shell/NotFound.tsx").then((m) => m.NotFound));
const Start = page(() => import("./pages/access/sign-up/start.tsx").then((m) => m.Start));
const SignUp = page(() => import("./pages/access/sign-up/sign-up-page.tsx").then((m) => m.SignUp));
const Application = page(() => import("./pages/access/sign-up/application.tsx").then((m) => m.Application));
const Invitation = page(() => import("./pages/access/sign-up/invitation.tsx").then((m) => m.Invitation));
const Design = import.meta.env.DEV
  ? page(() => import("./pages/design/page.tsx").then((m) => m.Design))
  : undefined;

/** Loads what the address needs all at once, instead of one part naming the next: on a slow network each is a wait of its own. */
export function warm(path: string): void {
  const inside = /^\/c\/\d{6}(?:\/(?!invitation$)(.*?))?\/?$/.exec(path);
  if (!inside) return;
  askMeEarly();
  void County.preload();
  // A visitor below the front door is most likely signed in.
  if (!keptMe() && !inside[1]) return void SignIn.preload();
  void Desk.preload();
  const parts = (inside[1] ?? "").split("/");
  const isOf = (pattern: string) => {
    const names = pattern.slice(1).split("/");
    return names.length === parts.length && names.every((name, i) => name[0] === ":" || name === parts[i]);
  };
  const found = countyPages.filter((entry) => isOf(entry.path)).sort((a, b) => exact(b) - exact(a))[0];
  void found?.component.preload();
}

const exact = (entry: CountyPage) => (entry.path.includes(":") ? 0 : 1);

const framed = countyPages.filter((entry) => !entry.bare);
const bare = countyPages.filter((entry) => entry.bare);

function InDesk(props: RouteSectionProps) {
  return (
    <Desk pages={countyPages}>
      <Guarded>{props.children}</Guarded>
    </Desk>
  );
}

/** Without its own preload, which the router would start while a visitor is still at the door. */
const waiting = (Page: CountyPage["component"]) => () => <Page />;

export function Routes() {
  return (
    <Router root={Root}>
      <Route path="/" component={Start} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/application/:code" component={Application} />
      <Show when={Design}>{(component) => <Route path="/design" component={component()} />}</Show>
      <Route path="/c/:code/invitation" component={Invitation} />
      <Route path="/c/:code" component={County}>
        <For each={bare}>{(entry) => <Route path={entry.path} component={entry.component} />}</For>
        <Route component={InDesk}>
          <For each={framed}>
            {(entry) => (
              <Route
                path={entry.path}
                component={waiting(entry.component)}
                info={{ period: entry.period, can: entry.can }}
              />
            )}
          </For>
        </Route>
      </Route>
      <Route path="*" component={NotFound} />
    </Router>
  );
}
