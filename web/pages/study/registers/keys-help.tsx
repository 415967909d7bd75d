import { useText } from "../../../text/index.ts";
import { registerKeys } from "../../../text/study/registers-keys.zh.ts";
import css from "./register.module.css";

/** Which key marks what. */
export function KeysHelp() {
  const t = useText(registerKeys);
  return <p class={css.keysHelp}>{t("keys")}</p>;
}
