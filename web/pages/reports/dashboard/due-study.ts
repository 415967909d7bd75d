import { addDays } from "../../../../worker/core/calendar.ts";
import type { Task } from "../../../ui/TaskList.tsx";
import { orMore, type Telling, to } from "./sayings.ts";

/** For the recorder in the meeting room: a county's administrator would find every branch's here. */
export function todayTasks(telling: Telling): Task[] {
  const { me, t } = telling;
  if (!me().roles.some(({ role }) => role === "secretary" || role === "recorder")) return [];
  return heldBy(telling, (on) => on === me().today)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, 3)
    .map((row) => ({
      title: t("register_today", { title: row.title }),
      detail: row.unitName,
      href: to(`/sessions/${row.id}`),
      due: `${row.startsAt}–${row.endsAt}`,
    }));
}

export function registerTasks(telling: Telling): Task[] {
  const { me, t, names } = telling;
  const rows = heldBy(telling, (on) => on < me().today);
  const more = registersIn(telling.unfinished).find((page) => page.after)?.after ?? null;
  if (!rows.length) return [];
  return [
    {
      title: t("registers", { n: orMore(rows.length, more) }),
      detail: names(rows.map((row) => row.title)),
      href:
        rows.length === 1 ? to(`/sessions/${rows[0]?.id}`) : to(`/sessions?to=${addDays(me().today, -1)}`),
    },
  ];
}

/** Registers that somebody here records, held on such a day. */
function heldBy({ unfinished }: Telling, is: (heldOn: string) => boolean) {
  return registersIn(unfinished).flatMap((page) =>
    page.sessions.filter((row) => row.can.includes("attendance.record") && is(row.heldOn)),
  );
}

const registersIn = (unfinished: Telling["unfinished"]) =>
  unfinished.flatMap((one) => (one.isSuccess ? [one.data] : []));
