import { For, Show } from "solid-js";
import { countyCode } from "../api.ts";
import { account } from "../text/access/accounts-own.zh.ts";
import { useText } from "../text/index.ts";
import { Button } from "../ui/Button.tsx";
import { Link } from "../ui/Link.tsx";
import css from "./Desk.module.css";
import { LanguageSwitch } from "./frame-parts.tsx";
import { useMe } from "./me.ts";
import { Roles } from "./Roles.tsx";
import { useSignOut } from "./sign-out.ts";
import { applyTheme, theme, themes } from "./theme.ts";

/** Who is signed in with which roles; appearance, language, sign out. */
export function AccountPanel() {
  const t = useText(account);
  const me = useMe();
  const signOut = useSignOut();
  return (
    <>
      <div>
        <p class={css.who}>{me().account.name}</p>
        <small>{t("signed_in_as", { login: me().account.login })}</small>
      </div>
      <Show when={me().roles.length}>
        <Roles class={css.roles} />
      </Show>
      <hr />
      <fieldset class={css.themes}>
        <legend class="hidden">{t("theme")}</legend>
        <For each={themes}>
          {(choice) => (
            <button type="button" aria-pressed={theme() === choice} onClick={() => applyTheme(choice)}>
              {t(`theme_${choice}`)}
            </button>
          )}
        </For>
      </fieldset>
      <LanguageSwitch />
      <hr />
      <Link href={`/c/${countyCode()}/security`}>{t("security")}</Link>
      <Button wide onClick={signOut}>
        {t("sign_out")}
      </Button>
    </>
  );
}
