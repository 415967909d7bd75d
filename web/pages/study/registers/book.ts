import { batch, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { Status } from "../../../../worker/study/registers/shape.ts";
import type { RollRow } from "../../../../worker/study/registers/shape-answers.ts";
import { ApiRefusal, county, countyCode } from "../../../api.ts";
import { keepOnDevice, onDevice } from "../../../shell/device.ts";
import { createEffect } from "../../../ui/solid.ts";
import { type Conflict, type Edit, type Entry, entryOf, goingOut, laidOver, leftAfter } from "./edits.ts";

export type { RollRow, Status };

type Line = Entry & { version: number; counted: RollRow["counted"] };
export type Saving = {
  state: "idle" | "saving" | "saved" | "waiting" | "failed";
  at?: number;
  error?: unknown;
};

const saveAfter = 500;
const tryAgainAfter = 8_000;
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
  const kept = useUnsent(`qinxue.register.${countyCode()}.${accountId}.${sessionId}`);
  const { edits, keep } = kept;
  const [lines, setLines] = createStore<Record<string, Line>>(
    Object.fromEntries(untrack(roll).map((row) => [row.personId, lineOf(row)])),
  );
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([]);
  const { saving, send, later, changed } = useSending(sessionId, kept, refetch, (person, version) =>
    setLines(person, "version", version),
  );

  /** What the server says now, below what is not sent yet. */
  const reconcile = (rows: readonly RollRow[]) =>
    batch(() => {
      const found = isOld() ? [] : rows.flatMap((row) => kept.layOver(row) ?? []);
      for (const row of rows) setLines(row.personId, lineOf(row, edits.get(row.personId)));
      if (found.length) setConflicts([...conflicts(), ...found]);
      keep();
    });

  function put(changes: ReadonlyMap<string, Entry>) {
    batch(() => {
      for (const [personId, entry] of changes) {
        const line = lines[personId];
        if (!line) continue;
        const under: Edit = edits.get(personId) ?? line;
        edits.set(personId, { ...entry, version: under.version, sent: under.sent ?? [] });
        setLines(personId, { ...entry, counted: entry.status });
      }
      changed();
    });
    keep();
    later(saveAfter);
  }

  createEffect(on(roll, reconcile, { defer: true }));
  kept.takeUp((personId) => !!lines[personId] || !!isOld());
  if (edits.size) {
    reconcile(untrack(roll));
    later(0);
  }

  const { mark, ...undoing } = useUndo(lines, put);
  return {
    line: (personId: string) => lines[personId],
    tally: createMemo(() => tallyOf(lines)),
    saving,
    unsent: kept.unsent,
    conflicts,
    send,
    mark,
    ...undoing,
    set: (personId: string, status: Status | null, remark?: string | null) =>
      mark(new Map([[personId, { status, remark: remark ?? lines[personId]?.remark ?? null }]])),
    unmarked: () =>
      untrack(roll).filter((row) => untrack(() => lines[row.personId]?.status ?? null) === null),
    isAway: (personId: string) => {
      const counted = untrack(() => lines[personId]?.counted ?? null);
      return counted !== null && !isThere.has(counted);
    },
    settle(mine: boolean) {
      const open = conflicts();
      setConflicts([]);
      if (mine) put(new Map(open.map((one) => [one.personId, one.mine])));
    },
  };
}

const lineOf = (row: RollRow, edit?: Edit): Line =>
  edit
    ? { ...entryOf(edit), version: edit.version, counted: edit.status }
    : { ...entryOf(row), version: row.version, counted: row.counted };

/** What the server does not have yet, on the device too. */
function useUnsent(place: string) {
  const edits = new Map<string, Edit>();
  const [unsent, setUnsent] = createSignal(0);
  const keep = () => {
    setUnsent(edits.size);
    keepOnDevice(place, edits.size ? Object.fromEntries(edits) : undefined);
  };
  const set = (personId: string, edit: Edit | undefined) => {
    if (edit) edits.set(personId, edit);
    else edits.delete(personId);
  };
  return {
    edits,
    unsent,
    keep,
    /** What an earlier page left on the device. */
    takeUp(isWanted: (personId: string) => boolean) {
      for (const [personId, edit] of Object.entries(onDevice<Record<string, Edit>>(place) ?? {}))
        if (isWanted(personId)) edits.set(personId, edit);
    },
    layOver(row: RollRow): Conflict | undefined {
      const edit = edits.get(row.personId);
      if (!edit) return undefined;
      const { edit: left, conflict } = laidOver(edit, row);
      set(row.personId, left);
      return conflict;
    },
    /** All of it, noted as sent before it goes. */
    sendOff(): ReadonlyMap<string, Edit> {
      for (const [personId, edit] of edits) edits.set(personId, goingOut(edit));
      keep();
      return new Map(edits);
    },
    arrived(sent: ReadonlyMap<string, Edit>) {
      for (const [personId, edit] of sent) set(personId, leftAfter(edit, edits.get(personId)));
    },
  };
}

/** Sends what has gathered, one request at a time, until nothing is left. */
function useSending(
  sessionId: string,
  { edits, keep, sendOff, arrived }: ReturnType<typeof useUnsent>,
  refetch: () => Promise<unknown>,
  onVersion: (personId: string, version: number) => void,
) {
  const [saving, setSaving] = createSignal<Saving>({ state: "idle" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), wait);
  };

  async function send(): Promise<boolean> {
    clearTimeout(timer);
    if (isSending) return false;
    if (!edits.size) {
      if (saving().state !== "saved") setSaving({ state: "idle" });
      return true;
    }
    isSending = true;
    setSaving({ state: "saving" });
    const sent = sendOff();
    const marks = [...sent].map(([personId, edit]) => ({
      personId,
      ...entryOf(edit),
      version: edit.version,
    }));
    try {
      await county.put(`/sessions/${sessionId}/attendance`, { marks });
      batch(() => {
        arrived(sent);
        for (const [personId, { version }] of sent) onVersion(personId, version + 1);
        setSaving({ state: "saved", at: Date.now() });
      });
      keep();
    } catch (error) {
      await goOnAfter(error);
      return false;
    } finally {
      isSending = false;
    }
    return edits.size ? send() : true;
  }

  async function goOnAfter(error: unknown): Promise<void> {
    const code = error instanceof ApiRefusal ? error.code : undefined;
    if (code === "offline" || code === "unavailable") {
      setSaving({ state: "waiting" });
      later(tryAgainAfter);
    } else if (code === "stale_version") {
      // The rows come in fresh, and the book lays what is unsent over them.
      await refetch().catch(() => undefined);
      setSaving(edits.size ? { state: "waiting" } : { state: "idle" });
      if (edits.size) later(saveAfter);
    } else setSaving({ state: "failed", error });
  }

  whileOpen("online", () => later(0));
  whileOpen("beforeunload", (event) => {
    if (edits.size) event.preventDefault();
  });
  onCleanup(() => void send());
  return { saving, send, later, changed: () => setSaving({ state: "saving" }) };
}

function whileOpen(name: string, heard: (event: Event) => void): void {
  addEventListener(name, heard);
  onCleanup(() => removeEventListener(name, heard));
}

/** Marks people; one step to undo. */
function useUndo(lines: Record<string, Line>, put: (changes: ReadonlyMap<string, Entry>) => void) {
  const [steps, setSteps] = createSignal<readonly Map<string, Entry>[]>([]);
  return {
    canUndo: () => steps().length > 0,
    mark(changes: ReadonlyMap<string, Entry>) {
      const before = new Map<string, Entry>();
      for (const personId of changes.keys()) {
        const line = lines[personId];
        if (line) before.set(personId, entryOf(line));
      }
      if (!before.size) return;
      setSteps([...steps().slice(-49), before]);
      put(changes);
    },
    undo() {
      const last = steps().at(-1);
      if (!last) return;
      setSteps(steps().slice(0, -1));
      put(last);
    },
  };
}

function tallyOf(lines: Record<string, Line>) {
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
}
