import { type Accessor, createSignal, onCleanup } from "solid-js";
import { ApiRefusal, county } from "../../../api.ts";
import { useQueryClient } from "../../../query/index.ts";
import {
  detailKey,
  type InspectionDetail,
  type Item,
  type Mark,
  type MarkItem,
} from "../../../shell/inspection/inspections.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";

export type Change = Omit<MarkItem, "version">;
/** What is being written on one person: shown at once, sent a moment later, kept until the server has it. */
export type Work = { change: Change; state: "saving" | "failed" | "stale"; sentence?: string };
type Shown = {
  quality: Mark["quality"];
  bookNotHandedIn: boolean;
  bookShownOn: string | null;
  verifiedCharacters: number | null;
  /** Accepted in this window; `settled` ones were accepted before and stay. */
  explanations: string[];
  settled: string[];
  remark: string | null;
};

const nothing: Mark = {
  quality: null,
  bookNotHandedIn: false,
  bookShownOn: null,
  verifiedCharacters: null,
  explanations: [],
  rectifiedQuality: null,
  rectifiedCharacters: null,
  rectifiedExplanations: [],
  remark: null,
  verdict: "",
  reasons: [],
  version: 0,
};

/** The marks as stored, from where this window's work goes on. */
export function storedOf(item: Item, rectifying: boolean): Shown {
  const mark = item.mark ?? nothing;
  return {
    quality: rectifying ? (mark.rectifiedQuality ?? mark.quality) : mark.quality,
    bookNotHandedIn: mark.bookNotHandedIn,
    bookShownOn: mark.bookShownOn,
    verifiedCharacters: rectifying
      ? (mark.rectifiedCharacters ?? mark.verifiedCharacters)
      : mark.verifiedCharacters,
    explanations: rectifying ? mark.rectifiedExplanations : mark.explanations,
    settled: rectifying ? mark.explanations : [],
    remark: mark.remark,
  };
}

function withChange(item: Item, change: Change, rectifying: boolean): Mark {
  const mark = item.mark ?? nothing;
  const { quality, verifiedCharacters, explanations, ...same } = change;
  const given = Object.fromEntries(
    [
      [rectifying ? "rectifiedQuality" : "quality", quality],
      [rectifying ? "rectifiedCharacters" : "verifiedCharacters", verifiedCharacters],
      [rectifying ? "rectifiedExplanations" : "explanations", explanations],
      ...Object.entries(same),
    ].filter(([, value]) => value !== undefined),
  );
  return { ...mark, ...given };
}

/** Whether the mark is what the change would have made of the item: nobody else had a hand in it. */
function isMadeBy(current: Mark | null, item: Item, change: Change, rectifying: boolean): boolean {
  const { verdict, reasons, version, ...made } = withChange(item, change, rectifying);
  return (
    current?.version === (item.mark?.version ?? 0) + 1 &&
    Object.entries(made).every(
      ([key, value]) => JSON.stringify(current[key as keyof Mark]) === JSON.stringify(value),
    )
  );
}

export type Marking = ReturnType<typeof useMarking>;

export function useMarking(id: Accessor<string>, detail: Accessor<InspectionDetail>) {
  const work = useWork();
  const send = useSending(id, detail, work);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  async function flush(person: string): Promise<void> {
    clearTimeout(timers.get(person));
    timers.delete(person);
    const wasSent = await send(person);
    if (wasSent && work.of(person)?.state === "saving") await flush(person);
  }
  const warn = (event: BeforeUnloadEvent) => {
    if (work.isAny()) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  onCleanup(() => {
    removeEventListener("beforeunload", warn);
    for (const person of timers.keys()) void flush(person);
  });
  return {
    work: work.of,
    shown: (item: Item): Shown => ({
      ...storedOf(item, detail().rectifying),
      ...work.of(item.personId)?.change,
    }),
    mark(person: string, change: Change, wait = 350) {
      work.put(person, { change: { ...work.of(person)?.change, ...change }, state: "saving" });
      clearTimeout(timers.get(person));
      timers.set(
        person,
        setTimeout(() => void flush(person), wait),
      );
    },
    /** Sends what failed or what somebody else's change stood against once more. */
    again(person: string) {
      const now = work.of(person);
      if (!now) return;
      work.put(person, { change: now.change, state: "saving" });
      void flush(person);
    },
    giveUp: (person: string) => work.put(person, undefined),
  };
}

function useWork() {
  const [work, setWork] = createSignal<ReadonlyMap<string, Work>>(new Map());
  return {
    of: (person: string) => work().get(person),
    isAny: () => work().size > 0,
    put(person: string, next: Work | undefined) {
      const copy = new Map(work());
      if (next) copy.set(person, next);
      else copy.delete(person);
      setWork(copy);
    },
  };
}

/** Sends the work on a person, one request at a time; false where there is none or one is on its way. */
function useSending(
  id: Accessor<string>,
  detail: Accessor<InspectionDetail>,
  work: ReturnType<typeof useWork>,
): (person: string) => Promise<boolean> {
  const client = useQueryClient();
  const flying = new Set<string>();
  /** What was sent over the version that is known here and never answered: any of it may have arrived. */
  const unanswered = new Map<string, Change[]>();
  const replace = (person: string, next: (item: Item) => Item) =>
    client.setQueryData<InspectionDetail>(
      detailKey(id()),
      (old) =>
        old && { ...old, items: old.items.map((item) => (item.personId === person ? next(item) : item)) },
    );

  type Answer = { verdict: string; reasons: Mark["reasons"]; version: number };

  function accepted(person: string, sent: Change, answer: Answer): void {
    replace(person, (old) => ({
      ...old,
      verdict: answer.verdict,
      reasons: answer.reasons,
      mark: { ...withChange(old, sent, detail().rectifying), ...answer },
    }));
    unanswered.delete(person);
    const left = leftAfter(sent, work.of(person)?.change ?? {});
    work.put(person, Object.keys(left).length ? { change: left, state: "saving" } : undefined);
    void client.invalidateQueries({ queryKey: ["inspections", "list"] });
  }

  /** Somebody's mark came first: perhaps this page's own, whose answer was lost. */
  function overtaken(item: Item, change: Change, before: readonly Change[], current: Mark | null): void {
    const made = (one: Change) => isMadeBy(current, item, one, detail().rectifying);
    const state = before.some(made) ? "saving" : "stale";
    unanswered.delete(item.personId);
    replace(item.personId, (old) => ({
      ...old,
      mark: current,
      verdict: current?.verdict ?? old.proposed,
      reasons: current?.reasons ?? old.reasons,
    }));
    work.put(item.personId, made(change) ? undefined : { change, state });
  }

  return async function send(person: string): Promise<boolean> {
    const item = detail().items.find(({ personId }) => personId === person);
    const sent = work.of(person)?.change;
    if (!item || !sent || flying.has(person)) return false;
    flying.add(person);
    const before = unanswered.get(person) ?? [];
    unanswered.set(person, [...before, sent]);
    try {
      const body = { ...sent, version: item.mark?.version ?? 0 };
      accepted(person, sent, await county.put(`/inspections/${id()}/items/${person}`, body));
    } catch (error) {
      const change = work.of(person)?.change ?? sent;
      if (error instanceof ApiRefusal && error.code === "stale_version")
        overtaken(item, change, before, (error.body.current ?? null) as Mark | null);
      else work.put(person, { change, state: "failed", sentence: sentenceOf(error) });
    } finally {
      flying.delete(person);
    }
    return true;
  };
}

/** What was changed while this was on its way. */
const leftAfter = (sent: Change, now: Change): Change =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== sent[key as keyof Change]));
