import { useSearchParams } from "@solidjs/router";
import { createSignal } from "solid-js";
import { ApiRefusal, newIdempotencyKey } from "../../../api.ts";
import { useKeptForm } from "../../../shell/kept-form.ts";
import { ownAccount } from "../../../text/access/accounts-opening.zh.ts";
import { signup } from "../../../text/access/sign-up.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { type Division, useDivisions, useSignUp } from "./sign-up.ts";
import { isLogin, isPassword, isPhone } from "./well-formed.ts";

/** Kept in the tab while somebody signs up; the password never is. */
const unsaid = { office: "", name: "", login: "", phone: "", changing: "" };
type Answers = Omit<typeof unsaid, "changing"> & { password: string };
type Errors = Partial<Record<keyof Answers | "county", string>>;

/** The server's paths → this form's fields. */
const fieldOf: Record<string, keyof Errors> = {
  code: "county",
  office: "office",
  "administrator.name": "name",
  "administrator.login": "login",
  "administrator.phone": "phone",
  "administrator.password": "password",
};

export type SigningUp = ReturnType<typeof useSigningUp>;

/** A county's application, filled in step by step. */
export function useSigningUp() {
  const filled = useFilledIn();
  const [wrong, setWrong] = createSignal<Errors>({});
  const turnTo = (next: Step) => {
    setWrong({});
    filled.setStep(next);
    queueMicrotask(() => document.getElementById("step-title")?.focus());
  };
  const checks = useChecks(filled, turnTo, setWrong);
  const handingIn = useHandingIn(filled, (found) => {
    turnTo(found.county ? 1 : 2);
    setWrong(found);
  });
  const pick = (picked: Division) => {
    setWrong({});
    filled.setCounty(picked);
    queueMicrotask(() => document.getElementById("field-county")?.focus());
  };
  const errors = () =>
    Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence: sentence ?? "" }));
  return { ...filled, ...checks, ...handingIn, wrong, errors, turnTo, pick };
}

type Step = 1 | 2 | 3;

/** What was filled in so far, and the step that it allows; whatever changes makes it another application. */
function useFilledIn() {
  const [search, setSearch] = useSearchParams<{ step?: string; code?: string }>();
  const kept = useKeptForm("sign-up", () => ({ ...unsaid, county: "" }));
  const [password, setPassword] = createSignal("");
  const answers = (): Answers => ({ ...kept.form, password: password() });
  const divisions = useDivisions(() => search.code !== undefined && !kept.form.county);
  const division = (): Division | undefined => {
    if (kept.form.county) return JSON.parse(kept.form.county) as Division;
    return kept.form.changing ? undefined : divisions.data?.find(([code]) => code === search.code);
  };
  /** A step is a place in the browser's history, so that Back is the step before; the last one needs the password again after a reload. */
  const step = (): Step => {
    if (!division() || !search.step || search.step === "1") return 1;
    return search.step === "3" && password() ? 3 : 2;
  };
  let key = newIdempotencyKey();
  const renew = () => {
    key = newIdempotencyKey();
  };
  return {
    division,
    answers,
    step,
    key: () => key,
    renew,
    forget: kept.forget,
    setStep: (next: Step) => setSearch({ step: next }),
    set: (field: keyof Answers) => (value: string) => {
      renew();
      if (field === "password") setPassword(value);
      else kept.set(field, value);
    },
    setCounty(picked: Division) {
      renew();
      kept.set("county", JSON.stringify(picked));
    },
    pickAnother: () => kept.set({ county: "", changing: "yes" }),
  };
}
type FilledIn = ReturnType<typeof useFilledIn>;

/** What each step asks for before the next one. */
function useChecks(
  { division, answers }: FilledIn,
  turnTo: (next: Step) => void,
  setWrong: (wrong: Errors) => void,
) {
  const t = useText(ownAccount);
  const u = useText(signup);
  const checkCounty = () => {
    if (division()) turnTo(2);
    else setWrong({ county: u("choose_county") });
  };
  const checkAnswers = () => {
    const given = answers();
    const found: Errors = {};
    if (!given.office.trim()) found.office = u("office_required");
    if (!given.name.trim()) found.name = u("name_required");
    if (!isLogin(given.login.trim())) found.login = t("login_invalid");
    if (!isPhone(given.phone.trim())) found.phone = u("phone_invalid");
    if (!isPassword(given.password)) found.password = t("password_invalid");
    if (Object.keys(found).length) setWrong(found);
    else turnTo(3);
  };
  return { checkCounty, checkAnswers };
}

function useHandingIn({ division, answers, key, renew, forget }: FilledIn, onWrong: (found: Errors) => void) {
  const signUp = useSignUp();
  const submit = () => {
    const chosen = division();
    if (!chosen || signUp.isPending) return;
    const { office, name, login, phone, password } = answers();
    const administrator = { name: name.trim(), login: login.trim(), password };
    signUp.mutate(
      {
        key: key(),
        input: {
          code: chosen[0],
          office: office.trim(),
          administrator: phone.trim() ? { ...administrator, phone: phone.trim() } : administrator,
        },
      },
      { onSuccess: forget, onError: showRefusal },
    );
  };
  const showRefusal = (error: unknown) => {
    renew();
    const found = wrongOf(error);
    if (Object.keys(found).length) onWrong(found);
  };
  return { signUp, submit };
}

/** What the server refuses, at the fields of this form. */
function wrongOf(error: unknown): Errors {
  const found: Errors = {};
  for (const [path, sentence] of Object.entries(fieldSentences(error))) {
    const field = fieldOf[path];
    if (field) found[field] = sentence;
  }
  if (error instanceof ApiRefusal && error.code === "county_taken") found.county = sentenceOf(error);
  if (error instanceof ApiRefusal && error.code === "login_taken") found.login = sentenceOf(error);
  return found;
}
