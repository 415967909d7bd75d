import { useCurrentMatches } from "@solidjs/router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import Menu from "lucide-solid/icons/menu";
import Search from "lucide-solid/icons/search";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { countyCode } from "../api.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import { isComposing } from "../ui/composing.ts";
import { useMedia } from "../ui/media.ts";
import { onMount, Suspense } from "../ui/solid.ts";
import css from "./Desk.module.css";
import { OfflineNotice, SkipLink } from "./frame-parts.tsx";
import { Mark } from "./Mark.tsx";
import { useMe } from "./me.ts";
import { PhoneTabs } from "./PhoneTabs.tsx";
import { type CountyPage, page } from "./page.ts";

const CommandPalette = page(() => import("./CommandPalette.tsx").then((m) => m.CommandPalette));

// What a phone's first page does not show is loaded when it is opened.
const RailEntries = page(() => import("./Rail.tsx").then((m) => m.RailEntries));
const PhoneMenu = page(() => import("./PhoneMenu.tsx").then((m) => m.PhoneMenu));
const Bell = page(() => import("./Bell.tsx").then((m) => m.Bell));
const AccountPanel = page(() => import("./AccountPanel.tsx").then((m) => m.AccountPanel));
const PeriodPicker = page(() => import("./PeriodPicker.tsx").then((m) => m.PeriodPicker));

/** The rail at a desk; a bar and tabs on a phone. */
export function Desk(props: { pages: readonly CountyPage[]; children: JSX.Element }) {
  const t = useText(shell);
  const me = useMe();
  const [menuOpen, setMenuOpen] = createSignal<boolean>();
  const [accountOpened, setAccountOpened] = createSignal(false);
  const wide = useMedia("(min-width: 761px)");
  const [searching, setSearching] = createSignal(false);
  const matches = useCurrentMatches();
  const period = () => {
    const info = matches().at(-1)?.route.info as Pick<CountyPage, "period" | "can"> | undefined;
    return info?.can?.some((ability) => me().can.includes(ability)) === false ? undefined : info?.period;
  };

  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isComposing(event) && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setSearching(true);
      }
    };
    addEventListener("keydown", onKey);
    onCleanup(() => removeEventListener("keydown", onKey));
  });

  const brand = () => (
    <a class={css.brand} href={`/c/${countyCode()}`}>
      <Mark />
      <span>{t("product")}</span>
      <span>{me().county.name}</span>
    </a>
  );

  return (
    <div class={css.desk}>
      <SkipLink />
      <nav class={css.rail} aria-label={t("rail")}>
        {brand()}
        <Show when={wide()}>
          <Suspense>
            <RailEntries pages={props.pages} />
          </Suspense>
        </Show>
      </nav>
      <div class={css.page}>
        <header class={css.top}>
          <div class={classes(css.onlyPhone, css.grow)}>{brand()}</div>
          <Show when={period()}>
            {(kind) => (
              <div class={css.period}>
                <Suspense>
                  <PeriodPicker kind={kind()} />
                </Suspense>
              </div>
            )}
          </Show>
          <span class={css.space} />
          <button
            type="button"
            class={css.search}
            onClick={() => setSearching(true)}
            aria-keyshortcuts="Control+K Meta+K"
          >
            <Search size={17} aria-hidden="true" />
            <span>{t("search")}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <Suspense>
            <Bell />
          </Suspense>
          <details class={css.menu} ref={closesOutside} onToggle={() => setAccountOpened(true)}>
            <summary aria-label={`${t("account")} ${me().account.name}`}>
              {me().account.name}
              <ChevronDown size={14} aria-hidden="true" />
            </summary>
            <div class={css.panel}>
              <Show when={accountOpened()}>
                <Suspense>
                  <AccountPanel />
                </Suspense>
              </Show>
            </div>
          </details>
          <div class={css.onlyPhone}>
            <Button kind="quiet" square label={t("menu")} onClick={() => setMenuOpen(true)}>
              <Menu size={22} aria-hidden="true" />
            </Button>
          </div>
        </header>
        <OfflineNotice />
        <main id="main" tabindex="-1" class={css.main}>
          {props.children}
        </main>
      </div>
      <PhoneTabs pages={props.pages} />
      <Show when={menuOpen() !== undefined}>
        <Suspense>
          <PhoneMenu open={menuOpen() === true} onClose={() => setMenuOpen(false)} pages={props.pages} />
        </Suspense>
      </Show>
      <Show when={searching()}>
        <Suspense>
          <CommandPalette pages={props.pages} onClose={() => setSearching(false)} />
        </Suspense>
      </Show>
    </div>
  );
}

/** A `<details>` menu closes with Esc and when something else is clicked. */
function closesOutside(menu: HTMLDetailsElement) {
  const onPointer = (event: PointerEvent) => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  addEventListener("pointerdown", onPointer);
  menu.addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("pointerdown", onPointer));
}
