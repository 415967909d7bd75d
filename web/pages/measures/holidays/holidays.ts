import type { Accessor } from "solid-js";
import { addDays, type Day, daysBetween, lastDay } from "../../../../worker/core/calendar.ts";
import { publicHolidays } from "../../../../worker/core/holidays.ts";
import type { ChangeDays, DayKind, HolidayRow } from "../../../../worker/measures/holidays/shape.ts";
import { county } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";

export type { ChangeDays, DayKind, HolidayRow };

export const useHolidays = (year: Accessor<number>) =>
  useQuery(() => ({
    queryKey: ["holidays", year()],
    queryFn: () => county.get(`/holidays?year=${year()}`),
  }));

/** A change of the days moves due dates: whatever shows them is asked anew. */
export function useChangeDays() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: ChangeDays) => county.post("/holidays", input),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ["holidays"] });
      client.invalidateQueries({ queryKey: ["runs"] });
    },
  }));
}

export function useWithdrawChange() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => county.post(`/holidays/${id}/withdrawal`),
    onSettled: () => {
      client.invalidateQueries({ queryKey: ["holidays"] });
      client.invalidateQueries({ queryKey: ["runs"] });
    },
  }));
}

export type DayRange = { first: Day; last: Day };

/** The days off of a year's notice as runs of days; undefined while there is no notice. */
export function noticeOf(year: number): { off: DayRange[]; working: Day[] } | undefined {
  const notice = publicHolidays[year];
  if (!notice) return undefined;
  const off: DayRange[] = [];
  for (const day of [...notice.off].sort()) {
    const run = off.at(-1);
    if (run && addDays(run.last, 1) === day && day <= lastDay(year)) run.last = day;
    else off.push({ first: day, last: day });
  }
  return { off, working: [...notice.working].sort() };
}

export const lengthOf = ({ first, last }: DayRange) => daysBetween(first, last) + 1;
