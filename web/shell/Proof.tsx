import { createSignal, Show } from "solid-js";
import { proving } from "../text/access/second-factors-proof.zh.ts";
import { useText } from "../text/index.ts";
import { PasswordField, TextField } from "../ui/Field.tsx";
import css from "./frame-parts.module.css";
import { useMe } from "./me.ts";

const t = useText(proving);

/** The own password once more, and the code where one has a second factor, for acts on somebody else's account or on everybody's data. */
export function useProof() {
  const me = useMe();
  const [password, setPassword] = createSignal("");
  const [code, setCode] = createSignal("");
  const asksCode = () => me().hasFactor === true;
  return {
    password,
    setPassword,
    code,
    setCode,
    asksCode,
    given: () => ({ password: password(), ...(asksCode() ? { code: code().trim() } : {}) }),
    /** What is missing, by field. */
    missing(): Record<string, string> {
      const found: Record<string, string> = {};
      if (!password()) found.password = t("password_needed");
      if (asksCode() && !/^\d{6}$/.test(code().trim())) found.code = t("code_needed");
      return found;
    },
    /** A code works once; the password stays for the next act in the same window. */
    spent: () => setCode(""),
  };
}
export type Proof = ReturnType<typeof useProof>;

export function ProofFields(props: { proof: Proof; wrong: Readonly<Record<string, string>> }) {
  return (
    <div class={css.proof}>
      <PasswordField
        label={t("password")}
        help={t("why")}
        name="password"
        value={props.proof.password()}
        onInput={props.proof.setPassword}
        error={props.wrong.password}
        autocomplete="current-password"
      />
      <Show when={props.proof.asksCode()}>
        <TextField
          label={t("code")}
          name="code"
          value={props.proof.code()}
          onInput={props.proof.setCode}
          error={props.wrong.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={6}
          short
          figure
        />
      </Show>
    </div>
  );
}
