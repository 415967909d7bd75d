import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { EssayDetail } from "../../../../worker/writing/essays/shape.ts";
import { ApiRefusal, county, countyCode } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import css from "../../../shell/writing/read.module.css";
import { halfWords } from "../../../shell/writing/tabs.tsx";
import { figure, moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { notebook } from "../../../text/writing/notes.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Facts, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { stateKinds } from "./list.tsx";

export function Essay() {
  const params = useParams<{ id: string }>();
  const essay = useQuery(() => ({
    queryKey: ["essays", "one", params.id],
    queryFn: () => county.get(`/essays/${params.id}`),
  }));
  return (
    <Show when={essay.data} fallback={<Skeleton />}>
      {(found) => <Reading essay={found()} />}
    </Show>
  );
}

/** When the page turned to the next essay by itself: a slow double click must not accept what nobody has read. */
let turnedAt = Number.NEGATIVE_INFINITY;
const graceMs = 1_000;

/** Reads an essay; a secretary accepts it or returns it with a comment, then goes on to the next. */
function Reading(props: { essay: EssayDetail }) {
  const t = useText(notebook);
  const essay = () => props.essay;
  const reviewing = useReviewing(essay);
  return (
    <>
      <PageHead
        title={essay().title}
        sub={`${essay().name} · ${essay().branchName} · ${halfWords(essay().half)}`}
        back={{ href: `/c/${countyCode()}/essays`, label: t("back_essays") }}
      />
      <Show when={reviewing.review.isError && !reviewing.returning()}>
        <ErrorSummary errors={[{ sentence: reviewing.sentence() }]} />
      </Show>
      <Particulars essay={essay()} />
      <div class={css.body}>{essay().body}</div>
      <Reviews reviews={essay().reviews} />
      <Show when={reviewing.mayReview()}>
        <Decision reviewing={reviewing} />
      </Show>
      <Show when={essay().can.includes("essay.write")}>
        <div class={css.bar}>
          <ButtonLink kind="primary" size="tall" href={`/c/${countyCode()}/essays/new?half=${essay().half}`}>
            {t("rewrite")}
          </ButtonLink>
        </div>
      </Show>
      <Returning essay={essay()} reviewing={reviewing} />
    </>
  );
}

type Reviewing = ReturnType<typeof useReviewing>;

function useReviewing(essay: () => EssayDetail) {
  const t = useText(notebook);
  const [returning, setReturning] = createSignal(false);
  const [comment, setComment] = createSignal("");
  const [missing, setMissing] = createSignal<string>();
  const mayReview = () => essay().can.includes("essay.review");
  const { review, next } = useReview(essay, mayReview, comment, () => {
    setReturning(false);
    setComment("");
  });
  const sentence = () =>
    review.error instanceof ApiRefusal && review.error.code === "stale_version"
      ? t("stale")
      : sentenceOf(review.error);
  const errors = () => {
    const wrong = missing() ?? fieldSentences(review.error).comment;
    if (wrong) return [{ name: "comment", sentence: wrong }];
    return review.isError ? [{ sentence: sentence() }] : [];
  };
  const accept = () => {
    if (performance.now() - turnedAt > graceMs) review.mutate(true);
  };
  const sendBack = () => {
    setMissing(comment().trim() ? undefined : t("e_comment"));
    if (comment().trim()) review.mutate(false);
  };
  return {
    review,
    next,
    mayReview,
    returning,
    setReturning,
    comment,
    setComment,
    wrong: () => missing() ?? fieldSentences(review.error).comment,
    sentence,
    errors,
    accept,
    sendBack,
  };
}

function useReview(
  essay: () => EssayDetail,
  mayReview: () => boolean,
  comment: () => string,
  onReviewed: () => void,
) {
  const t = useText(notebook);
  const go = useNavigate();
  const client = useQueryClient();
  const waiting = useQuery(() => ({
    queryKey: ["essays", "list", "waiting"],
    queryFn: () => county.get("/essays?state=submitted"),
    enabled: mayReview(),
    throwOnError: false,
  }));
  const next = () =>
    waiting.data?.essays.find((one) => one.id !== essay().id && one.can.includes("essay.review"));
  const review = useMutation(() => ({
    mutationFn: async (accepted: boolean) => {
      const { id, version } = essay();
      if (accepted) await county.post(`/essays/${id}/acceptance`, { version });
      else await county.post(`/essays/${id}/return`, { version, comment: comment().trim() });
      return accepted;
    },
    onSuccess: async (accepted) => {
      const following = next();
      toast(t(accepted ? "accepted_toast" : "returned_toast", { name: essay().name }));
      onReviewed();
      await client.invalidateQueries({ queryKey: ["essays"] });
      if (following) {
        turnedAt = performance.now();
        go(`/c/${countyCode()}/essays/${following.id}`);
      }
    },
    onError: (error) => {
      if (error instanceof ApiRefusal && (error.status === 409 || error.status === 412))
        return client.invalidateQueries({ queryKey: ["essays"] });
    },
  }));
  return { review, next };
}

function Particulars(props: { essay: EssayDetail }) {
  const t = useText(notebook);
  return (
    <Facts
      facts={[
        {
          term: t("state"),
          value: <StatusText kind={stateKinds[props.essay.state]}>{t(props.essay.state)}</StatusText>,
        },
        { term: t("submitted_at"), value: moment(props.essay.submittedAt) },
        {
          term: t("counted", { rule: props.essay.characterRule }),
          value: (
            <>
              {figure(props.essay.characters)}{" "}
              <small>{t("minimum", { n: figure(props.essay.minimumCharacters) })}</small>
            </>
          ),
        },
      ]}
    />
  );
}

function Reviews(props: { reviews: EssayDetail["reviews"] }) {
  const t = useText(notebook);
  return (
    <Show when={props.reviews.length}>
      <Section title={t("reviews")}>
        <ul class={css.reviews}>
          <For each={props.reviews}>
            {(one) => (
              <li>
                <small>
                  {t("review_line", {
                    at: moment(one.createdAt),
                    version: one.version,
                    outcome: t(one.outcome),
                  })}
                </small>
                <Show when={one.comment}>
                  <p>{one.comment}</p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}

function Decision(props: { reviewing: Reviewing }) {
  const t = useText(notebook);
  return (
    <div class={css.bar}>
      <Button
        kind="primary"
        size="tall"
        busy={props.reviewing.review.isPending}
        onClick={props.reviewing.accept}
      >
        {t("accept")}
      </Button>
      <Button size="tall" onClick={() => props.reviewing.setReturning(true)}>
        {t("return")}
      </Button>
      <Show when={props.reviewing.next()}>
        {(one) => (
          <ButtonLink kind="quiet" size="tall" href={`/c/${countyCode()}/essays/${one().id}`}>
            {t("next")}
          </ButtonLink>
        )}
      </Show>
    </div>
  );
}

function Returning(props: { essay: EssayDetail; reviewing: Reviewing }) {
  const t = useText(notebook);
  return (
    <Dialog
      open={props.reviewing.returning()}
      title={t("return_title", { title: props.essay.title })}
      onClose={() => props.reviewing.setReturning(false)}
      actions={
        <>
          <DialogCancel>{t("cancel")}</DialogCancel>
          <Button kind="primary" busy={props.reviewing.review.isPending} onClick={props.reviewing.sendBack}>
            {t("return")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={props.reviewing.errors()} />
      <TextArea
        label={t("comment")}
        help={t("comment_help")}
        name="comment"
        value={props.reviewing.comment()}
        onInput={props.reviewing.setComment}
        error={props.reviewing.wrong()}
        maxlength={2000}
        rows={6}
      />
    </Dialog>
  );
}
