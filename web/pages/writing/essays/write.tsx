import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { halfOf } from "../../../../worker/core/calendar.ts";
import { characterCount } from "../../../../worker/measures/versions/rules-characters.ts";
import type { EssayDetail } from "../../../../worker/writing/essays/shape.ts";
import { county, countyCode, newIdempotencyKey } from "../../../api.ts";
import { useQuery, useQueryClient } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { type Draft, useDraft } from "../../../shell/draft.ts";
import { useMe } from "../../../shell/me.ts";
import { page } from "../../../shell/page.ts";
import { Kept, OtherDraft } from "../../../shell/writing/Kept.tsx";
import { useProgress } from "../../../shell/writing/progress.ts";
import { useSending } from "../../../shell/writing/sending.ts";
import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { writing } from "../../../text/writing/drafts.zh.ts";
import { essayDraft } from "../../../text/writing/essays-draft.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { settled } from "../../../ui/later.ts";
import { How, PageHead } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { toast } from "../../../ui/Toast.tsx";

const HandedIn = page(() => import("./handed-in.tsx").then((m) => m.HandedIn));
const Returned = page(() => import("./handed-in.tsx").then((m) => m.Returned));
const LengthMeter = page(() => import("./LengthMeter.tsx").then((m) => m.LengthMeter));

export function WriteEssay() {
  const me = useMe();
  const [search] = useSearchParams<{ half?: string }>();
  const half = () => (/^20\d\dH[12]$/.test(search.half ?? "") ? (search.half ?? "") : halfOf(me().today));
  return (
    <Allowed any={["essay.write"]}>
      <Show when={half()} keyed>
        {(one) => <Writing half={one} />}
      </Show>
    </Allowed>
  );
}

function Writing(props: { half: string }) {
  const t = useText(essayDraft);
  const me = useMe();
  const draft = useDraft(`essay.${props.half}`, me().account.id, () => ({
    key: newIdempotencyKey(),
    title: "",
    body: "",
  }));
  const earlier = useEarlier(() => props.half);
  const already = () =>
    earlier.isSuccess && earlier.data && earlier.data.state !== "returned" ? earlier.data : undefined;
  const half = () => t("half_of", { year: props.half.slice(0, 4), half: t(props.half.slice(4) as "H1") });
  return (
    <div class={css.page}>
      <PageHead
        title={t("essay_title", { half: half() })}
        sub={<Kept kept={draft.kept()} />}
        back={{ href: `/c/${countyCode()}/essays`, label: t("back_essays") }}
      />
      <Show
        when={!already()}
        fallback={
          <Suspense>
            <HandedIn id={already()?.id} />
          </Suspense>
        }
      >
        <OtherDraft other={draft.other()} onChoose={draft.choose} />
        <EssayForm
          half={props.half}
          draft={draft}
          returned={earlier.isSuccess && earlier.data?.state === "returned" ? earlier.data : undefined}
        />
      </Show>
    </div>
  );
}

/** What the writer has handed in for this half-year before. */
const useEarlier = (half: () => string) => {
  const me = useMe();
  return useQuery(() => ({
    queryKey: ["essays", "of", half()],
    queryFn: async () => {
      const { essays } = await county.get(`/essays?half=${half()}&person=${me().person?.id ?? ""}`);
      const found = essays[0];
      return found ? county.get(`/essays/${found.id}`) : null;
    },
    enabled: !!me().person,
    throwOnError: false,
  }));
};

type EssayDraft = Draft<{ key: string; title: string; body: string }>;

function EssayForm(props: { half: string; draft: EssayDraft; returned: EssayDetail | undefined }) {
  const t = useText(essayDraft);
  const both = useText(writing);
  const me = useMe();
  const progress = useProgress(
    () => undefined,
    () => me().person !== null && me().person !== undefined,
  );
  const least = () => (progress.isSuccess ? (progress.data?.essayCharacters ?? 0) : 0);
  const { send, wrong, setWrong, submit } = useHandingIn(props, least);
  const essay = props.draft.content;
  const settledBody = settled(() => essay.body);
  const count = () => characterCount(settledBody());
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Show when={props.returned}>
        {(essay) => (
          <Suspense>
            <Returned essay={essay()} />
          </Suspense>
        )}
      </Show>
      <input
        id="essay-title"
        class={css.title}
        aria-label={both("title")}
        placeholder={both("title")}
        value={essay.title}
        maxlength={120}
        onInput={(event) => props.draft.change({ title: event.currentTarget.value })}
      />
      <textarea
        id="essay-body"
        class={css.body}
        aria-label={both("body")}
        placeholder={both("body_hint")}
        rows={16}
        value={essay.body}
        onInput={(event) => {
          props.draft.change({ body: event.currentTarget.value });
          setWrong(undefined);
        }}
      />
      <div class={css.meter}>
        <p class={css.counts}>
          <strong>{both("this_one", { n: figure(count()) })}</strong>
        </p>
        <Show when={least() > 0}>
          <Suspense>
            <LengthMeter count={count()} least={least()} />
          </Suspense>
        </Show>
      </div>
      <How label={both("how")}>{both("how_text")}</How>
      <p class={css.wrong} role="alert">
        {wrong()}
      </p>
      <Button type="submit" kind="primary" size="tall" wide busy={send.isPending}>
        {send.isPending ? both("sending") : t("send_essay")}
      </Button>
    </form>
  );
}

function useHandingIn(of: { half: string; draft: EssayDraft }, least: () => number) {
  const t = useText(essayDraft);
  const both = useText(writing);
  const go = useNavigate();
  const client = useQueryClient();
  const essay = of.draft.content;
  const { send, wrong, setWrong } = useSending(
    of.draft,
    () =>
      county.post(
        "/essays",
        { half: of.half, title: essay.title.trim(), body: essay.body.trim() },
        { idempotencyKey: essay.key },
      ),
    ({ id }) => {
      toast(t("sent_essay"));
      void client.invalidateQueries({ queryKey: ["essays"] });
      go(`/c/${countyCode()}/essays/${id}`, { replace: true });
    },
  );
  /** The length that the writer was told is short; another length is told anew. */
  const [warned, setWarned] = createSignal<number>();
  const submit = () => {
    if (send.isPending) return;
    const field = !essay.title.trim() ? "title" : characterCount(essay.body) === 0 ? "body" : undefined;
    setWrong(field && both(field === "title" ? "e_title" : "e_body"));
    if (field) return document.getElementById(`essay-${field}`)?.focus();
    // Short is not forbidden, and hardly ever meant: it is said once before it goes.
    const written = characterCount(essay.body);
    if (written < least() && warned() !== written) {
      setWarned(written);
      return setWrong(t("essay_short_sure", { n: figure(written), least: figure(least()) }));
    }
    send.mutate();
  };
  return { send, wrong, setWrong, submit };
}
