import { batch, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { Status } from "../../../../worker/study/registers/shape.ts";
import type { RollRow } from "../../../../worker/study/registers/shape-answers.ts";
import { ApiRefusal, county, countyCode } from "../../../api.ts";
import { keepOnDevice, onDevice } from "../../../shell/device.ts";
import { createEffect } from "../../../ui/solid.ts";

export type { RollRow, Status };
export type Entry = { status: Status | null; remark: string | null };
/** Over which version it was made, and what of it was sent and never answered: that may be what the server has now. */
type Edit = Entry & { version: number; sent?: readonly Entry[] };
type Line = Entry & { version: number; counted: RollRow["counted"] };
export type Conflict = { personId: string; mine: Entry; theirs: Entry };
export type Saving = {
  state: "idle" | "saving" | "saved" | "waiting" | "failed";
  at?: number;
  error?: unknown;
};

const saveAfter = 500;
const tryAgainAfter = 8_000;
const entryOf = ({ status, remark }: Entry): Entry => ({ status, remark });
const isSame = (a: Entry, b: Entry) => a.status === b.status && (a.remark ?? "") === (b.remark ?? "");
const isThere = new Set<unknown>(["present", "late", "left_early", "made_up"]);

export type Book = ReturnType<typeof useBook>;

/**
 * The register while it is being marked: every change is shown and kept on the device at once, and all that has
 * gathered travels in one request. Each person is one line of a store, so that a mark repaints that line alone.
 */
export function useBook(
  sessionId: string,
  accountId: string,
  roll: () => readonly RollRow[],
  refetch: () => Promise<unknown>,
  /** The roll is what the device was told last: it settles nothing about what is unsent. */
  isOld: () => unknown,
) {
  const place = `qinxue.register.${countyCode()}.${accountId}.${sessionId}`;
  const lineOf = (row: RollRow): Line => ({
    status: row.status,
    remark: row.remark,
    version: row.version,
    counted: row.counted,
  });
  const [lines, setLines] = createStore<Record<string, Line>>(
    Object.fromEntries(untrack(roll).map((row) => [row.personId, lineOf(row)])),
  );
  const edits = new Map<string, Edit>();
  const [unsent, setUnsent] = createSignal(0);
  const [saving, setSaving] = createSignal<Saving>({ state: "idle" });
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([]);
  const [steps, setSteps] = createSignal<readonly Map<string, Entry>[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;

  const keep = () => {
    setUnsent(edits.size);
    keepOnDevice(place, edits.size ? Object.fromEntries(edits) : undefined);
  };
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), wait);
  };

  /** What the server says now, below what is not sent yet; where both changed, the person decides. */
  function reconcile(rows: readonly RollRow[]) {
    const found: Conflict[] = [];
    batch(() => {
      for (const row of rows) {
        const edit = isOld() ? undefined : edits.get(row.personId);
        const same = edit && isSame(edit, row);
        const isOwn =
          row.version === (edit?.version ?? 0) + 1 && edit?.sent?.some((entry) => isSame(entry, row));
        if (edit && !same && isOwn) edits.set(row.personId, { ...entryOf(edit), version: row.version });
        else if (edit && (same || row.version !== edit.version)) {
          edits.delete(row.personId);
          if (!same)
            found.push({
              personId: row.personId,
              mine: { status: edit.status, remark: edit.remark },
              theirs: { status: row.status, remark: row.remark },
            });
        }
        const kept = edits.get(row.personId);
        setLines(
          row.personId,
          kept ? { ...entryOf(kept), version: kept.version, counted: kept.status } : lineOf(row),
        );
      }
      if (found.length) setConflicts([...conflicts(), ...found]);
      keep();
    });
  }

  function put(changes: ReadonlyMap<string, Entry>) {
    batch(() => {
      for (const [personId, entry] of changes) {
        const line = lines[personId];
        if (!line) continue;
        const under: Edit = edits.get(personId) ?? line;
        edits.set(personId, { ...entry, version: under.version, sent: under.sent ?? [] });
        setLines(personId, { ...entry, counted: entry.status });
      }
      setSaving({ state: "saving" });
    });
    keep();
    later(saveAfter);
  }

  /** Marks people; one step to undo. */
  function mark(changes: ReadonlyMap<string, Entry>) {
    const before = new Map<string, Entry>();
    for (const personId of changes.keys()) {
      const line = lines[personId];
      if (line) before.set(personId, { status: line.status, remark: line.remark });
    }
    if (!before.size) return;
    setSteps([...steps().slice(-49), before]);
    put(changes);
  }

  async function send(): Promise<boolean> {
    clearTimeout(timer);
    if (sending) return false;
    if (!edits.size) {
      if (saving().state !== "saved") setSaving({ state: "idle" });
      return true;
    }
    sending = true;
    setSaving({ state: "saving" });
    for (const [personId, edit] of edits)
      if (!edit.sent?.some((entry) => isSame(entry, edit)))
        edits.set(personId, { ...edit, sent: [...(edit.sent ?? []), entryOf(edit)] });
    keep();
    const sent = new Map(edits);
    try {
      const marks = [...sent].map(([personId, edit]) => ({
        personId,
        ...entryOf(edit),
        version: edit.version,
      }));
      await county.put(`/sessions/${sessionId}/attendance`, { marks });
      batch(() => {
        for (const [personId, edit] of sent) {
          const now = edits.get(personId);
          if (now === edit) edits.delete(personId);
          else if (now) edits.set(personId, { ...entryOf(now), version: edit.version + 1 });
          setLines(personId, "version", edit.version + 1);
        }
        setSaving({ state: "saved", at: Date.now() });
      });
      keep();
    } catch (error) {
      const code = error instanceof ApiRefusal ? error.code : undefined;
      if (code === "offline" || code === "unavailable") {
        setSaving({ state: "waiting" });
        later(tryAgainAfter);
      } else if (code === "stale_version") {
        // The rows come in fresh, and the effect below lays what is unsent over them.
        await refetch().catch(() => undefined);
        setSaving(edits.size ? { state: "waiting" } : { state: "idle" });
        if (edits.size) later(saveAfter);
      } else setSaving({ state: "failed", error });
      return false;
    } finally {
      sending = false;
    }
    return edits.size ? send() : true;
  }

  createEffect(on(roll, reconcile, { defer: true }));
  for (const [personId, edit] of Object.entries(onDevice<Record<string, Edit>>(place) ?? {}))
    if (lines[personId] || isOld()) edits.set(personId, edit);
  if (edits.size) {
    reconcile(untrack(roll));
    later(0);
  }

  const online = () => later(0);
  const warn = (event: BeforeUnloadEvent) => {
    if (edits.size) event.preventDefault();
  };
  addEventListener("online", online);
  addEventListener("beforeunload", warn);
  onCleanup(() => {
    removeEventListener("online", online);
    removeEventListener("beforeunload", warn);
    void send();
  });

  const tally = createMemo(() => {
    const counts = { roll: 0, present: 0, leave: 0, absent: 0, unmarked: 0, away: 0 };
    for (const personId in lines) {
      const counted = lines[personId]?.counted ?? null;
      counts.roll++;
      if (counted === null) counts.unmarked++;
      else if (isThere.has(counted)) counts.present++;
      else counts.away++;
      if (counted === "leave") counts.leave++;
      if (counted === "unexcused") counts.absent++;
    }
    return counts;
  });

  return {
    line: (personId: string) => lines[personId],
    tally,
    saving,
    unsent,
    conflicts,
    send,
    mark,
    canUndo: () => steps().length > 0,
    set: (personId: string, status: Status | null, remark?: string | null) =>
      mark(new Map([[personId, { status, remark: remark ?? lines[personId]?.remark ?? null }]])),
    unmarked: () =>
      untrack(roll).filter((row) => untrack(() => lines[row.personId]?.status ?? null) === null),
    isAway: (personId: string) => {
      const counted = untrack(() => lines[personId]?.counted ?? null);
      return counted !== null && !isThere.has(counted);
    },
    undo() {
      const last = steps().at(-1);
      if (!last) return;
      setSteps(steps().slice(0, -1));
      put(last);
    },
    settle(mine: boolean) {
      const open = conflicts();
      setConflicts([]);
      if (mine) put(new Map(open.map((one) => [one.personId, one.mine])));
    },
  };
}
