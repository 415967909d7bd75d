import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { halfOf } from "../../../../worker/core/calendar.ts";
import { characterCount } from "../../../../worker/measures/versions/rules-characters.ts";
import { county, countyCode, newIdempotencyKey } from "../../../api.ts";
import { useQuery, useQueryClient } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useDraft } from "../../../shell/draft.ts";
import { useMe } from "../../../shell/me.ts";
import { Kept, OtherDraft } from "../../../shell/writing/Kept.tsx";
import { useProgress } from "../../../shell/writing/progress.ts";
import { useSending } from "../../../shell/writing/sending.ts";
import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { writing } from "../../../text/writing/drafts.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { settled } from "../../../ui/later.ts";
import { EmptyState, How, PageHead } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";

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
  const t = useText(writing);
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const draft = useDraft(`essay.${props.half}`, me().account.id, () => ({
    key: newIdempotencyKey(),
    title: "",
    body: "",
  }));
  const essay = draft.content;
  const settledBody = settled(() => essay.body);
  const count = () => characterCount(settledBody());
  const progress = useProgress(
    () => undefined,
    () => me().person !== null && me().person !== undefined,
  );
  const least = () => (progress.isSuccess ? (progress.data?.essayCharacters ?? 0) : 0);
  const earlier = useQuery(() => ({
    queryKey: ["essays", "of", props.half],
    queryFn: async () => {
      const { essays } = await county.get(`/essays?half=${props.half}&person=${me().person?.id ?? ""}`);
      const found = essays[0];
      return found ? county.get(`/essays/${found.id}`) : null;
    },
    enabled: !!me().person,
    throwOnError: false,
  }));
  const returned = () => (earlier.isSuccess && earlier.data?.state === "returned" ? earlier.data : undefined);
  const already = () =>
    earlier.isSuccess && earlier.data && earlier.data.state !== "returned" ? earlier.data : undefined;
  const half = () => t("half_of", { year: props.half.slice(0, 4), half: t(props.half.slice(4) as "H1") });

  const { send, wrong, setWrong } = useSending(
    draft,
    () =>
      county.post(
        "/essays",
        { half: props.half, title: essay.title.trim(), body: essay.body.trim() },
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
    setWrong(field && t(field === "title" ? "e_title" : "e_body"));
    if (field) return document.getElementById(`essay-${field}`)?.focus();
    // Short is not forbidden, and hardly ever meant: it is said once before it goes.
    const written = characterCount(essay.body);
    if (written < least() && warned() !== written) {
      setWarned(written);
      return setWrong(t("essay_short_sure", { n: figure(written), least: figure(least()) }));
    }
    send.mutate();
  };

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
          <EmptyState
            title={t("already")}
            action={
              <ButtonLink kind="primary" href={`/c/${countyCode()}/essays/${already()?.id}`}>
                {t("see")}
              </ButtonLink>
            }
          />
        }
      >
        <OtherDraft other={draft.other()} onChoose={draft.choose} />
        <form
          class={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Show
            when={returned()
              ?.reviews.filter(({ outcome }) => outcome === "returned")
              .at(-1)}
          >
            {(review) => <p class={css.returned}>{t("returned", { comment: review().comment ?? "" })}</p>}
          </Show>
          <input
            id="essay-title"
            class={css.title}
            aria-label={t("title")}
            placeholder={t("title")}
            value={essay.title}
            maxlength={120}
            onInput={(event) => draft.change({ title: event.currentTarget.value })}
          />
          <textarea
            id="essay-body"
            class={css.body}
            aria-label={t("body")}
            placeholder={t("body_hint")}
            rows={16}
            value={essay.body}
            onInput={(event) => {
              draft.change({ body: event.currentTarget.value });
              setWrong(undefined);
            }}
          />
          <div class={css.meter}>
            <p class={css.counts}>
              <strong>{t("this_one", { n: figure(count()) })}</strong>
            </p>
            <Show when={least() > 0}>
              <div
                class={css.track}
                role="progressbar"
                aria-label={t("this_one", { n: figure(count()) })}
                aria-valuemin={0}
                aria-valuemax={least()}
                aria-valuenow={Math.min(count(), least())}
              >
                <div
                  class={count() < least() ? css.fillShort : css.fill}
                  style={{ width: `${Math.min(100, (count() / least()) * 100)}%` }}
                />
              </div>
              <small>
                {t("essay_length", { n: figure(least()) })}{" "}
                <b class={count() < least() ? css.short : css.ok}>
                  {count() < least()
                    ? t("essay_left", { n: figure(least() - count()) })
                    : t("essay_long_enough")}
                </b>
              </small>
            </Show>
          </div>
          <How label={t("how")}>{t("how_text")}</How>
          <p class={css.wrong} role="alert">
            {wrong()}
          </p>
          <Button type="submit" kind="primary" size="tall" wide busy={send.isPending}>
            {send.isPending ? t("sending") : t("send_essay")}
          </Button>
        </form>
      </Show>
    </div>
  );
}
