import type { Day, DaysOff, Quarter } from "../../core/calendar";
import { firstDay, lastDay, monthOf, yearOf } from "../../core/calendar";
import {
  type AttendanceCounting,
  type AttendanceStatus,
  minutesEarned,
} from "../../measures/versions/rules-counting";
import { countedMonths, daysOf, type PersonIntervals } from "../calendar/rules-months";
import type { CountedMonth, Interval } from "../calendar/shape";
import { isExemptThroughout } from "../facts/rules-attendance";

type Sums = { people: number; minutes: number; characters: number; passed: number; inspected: number };

/** People of a branch who count the same months and essays, together. */
export type Group = Sums & {
  branchId: string;
  months: CountedMonth[];
  exempt: boolean;
  /** Halves with an accepted essay. */
  essays: string[];
};

/** As rows give them: people of a branch for whom a run froze the same months, essays and exemption. */
export type FrozenRow = Sums & {
  branchId: string;
  /** JSON of the counted months; null where the scheme counts none of theirs. */
  months: string | null;
  exempt: number;
  /** JSON of the halves with an accepted essay. */
  essays: string;
};

/** As rows give them: people of a branch for whom the same days, posts and essays are recorded. */
export type LiveRow = Sums & {
  branchId: string;
  /** JSON of intervals from 1 January on; the same text for most people. */
  memberships: string;
  posts: string;
  leaves: string;
  exemptions: string;
  /** JSON of the halves with an accepted essay. */
  essays: string;
  /** JSON of their ids where somebody had a leave, which may take a session out of the counting; else null. */
  persons: string | null;
};
type Missed = { personId: string; status: string; minutes: number };

/** Groups whose months were frozen (decisions: Comparison). */
export function frozenGroups(rows: readonly FrozenRow[]): Group[] {
  const list = once((text: string) => JSON.parse(text) as CountedMonth[]);
  return rows.flatMap(({ branchId, months, exempt, essays, ...sums }) =>
    months === null
      ? []
      : [
          {
            ...sumsOf(sums),
            branchId,
            months: list(months),
            exempt: exempt === 1,
            essays: JSON.parse(essays),
          },
        ],
  );
}

/** Groups counted now: whose months leave or exemption takes out, and without the minutes of sessions that it took out (measures §4, §5). */
export function liveGroups(
  rows: readonly LiveRow[],
  exempted: readonly Missed[],
  { quarter, onDay, daysOff }: { quarter: Quarter; onDay: Day | null; daysOff: DaysOff },
  counting: AttendanceCounting,
): Group[] {
  const [from, to] = [monthOf(firstDay(yearOf(quarter))), monthOf(lastDay(quarter))];
  const counted = once((key: string) => {
    const person = intervalsOf(JSON.parse(key) as string[]);
    const exempt =
      onDay === null
        ? isExemptThroughout(person, quarter, daysOff)
        : person.exemptions.some(({ first, last }) => first <= onDay && onDay <= last);
    return { months: countedMonths(person, from, to, daysOff), exempt };
  });
  const lost = Map.groupBy(exempted, ({ personId }) => personId);
  return rows.map((row) => {
    const { memberships, posts, leaves, exemptions, persons } = row;
    const taken = (lost.size > 0 && persons ? (JSON.parse(persons) as string[]) : [])
      .flatMap((id) => lost.get(id) ?? [])
      .reduce((sum, one) => sum + minutesEarned(one.status as AttendanceStatus, one.minutes, counting), 0);
    return {
      ...sumsOf(row),
      ...counted(JSON.stringify([memberships, posts, leaves, exemptions])),
      branchId: row.branchId,
      minutes: row.minutes - taken,
      essays: JSON.parse(row.essays),
    };
  });
}

function sumsOf({ people, minutes, characters, passed, inspected }: Sums): Sums {
  return { people, minutes, characters, passed, inspected };
}

function intervalsOf([memberships, posts, leaves, exemptions]: string[]): PersonIntervals {
  const held = JSON.parse(posts ?? "[]") as (Interval & { post: CountedMonth["post"]; office: string })[];
  return {
    memberships: JSON.parse(memberships ?? "[]"),
    posts: held,
    offices: held.filter(({ office }) => office !== "none"),
    leaves: JSON.parse(leaves ?? "[]"),
    exemptions: daysOf(JSON.parse(exemptions ?? "[]")),
  };
}

/** Most people are recorded alike: each different text is worked out once. */
function once<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
