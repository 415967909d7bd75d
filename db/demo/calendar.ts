import { addDays, lastDay, nextWorkingDay } from "../../worker/core/calendar";
import type { DemoBranch } from "./people";

/** The demo's fixed today. */
export const TODAY = "2026-10-14";
export const FOUNDED = "2024-12-31";

/** One part of the story: from a day on, until the day on which the schedule fires next. */
export type Part = { first: string; last: string; until: string };

/** Thirds of every month from January 2025 to today, so that each window is told before it ends. */
export function parts(): Part[] {
  const list: Part[] = [];
  for (let month = "2025-01"; `${month}-01` <= TODAY; month = addDays(lastDay(month), 1).slice(0, 7)) {
    for (const [from, to] of [
      ["01", "10"],
      ["11", "20"],
      ["21", lastDay(month).slice(8)],
    ]) {
      const [first, last] = [`${month}-${from}`, `${month}-${to}`];
      if (first <= TODAY) list.push({ first, last: last < TODAY ? last : TODAY, until: addDays(last, 1) });
    }
  }
  return list;
}

export type PlannedSession = {
  unit: string;
  day: string;
  kind:
    | "themed_party_day"
    | "branch_general_meeting"
    | "party_lesson"
    | "branch_committee_meeting"
    | "organizational_life_meeting"
    | "concentrated_study"
    | "lecture_hall";
  audience: "members" | "everyone" | "committee";
  title: string;
  startsAt: string;
  endsAt: string;
  place: string;
};

const titles = {
  themed: ["重温入党誓词", "走访联系户", "义务劳动日", "学习先进典型", "国家宪法学习", "廉政警示教育"],
  study: [
    "监督法专题学习",
    "代表法修改解读",
    "预算法与审查监督",
    "乡村振兴促进法",
    "数据安全法",
    "生态环境保护法",
  ],
};

/** What a branch or an organ holds in a month. */
export function sessionsOf(
  month: string,
  branches: readonly Pick<DemoBranch, "key" | "size" | "slack">[],
  organs: readonly string[],
): PlannedSession[] {
  const number = Number(month.slice(5));
  const on = (day: number) => nextWorkingDay(`${month}-${String(day).padStart(2, "0")}`);
  const shift = (index: number) => 6 + (index % 3);
  return [
    ...branches.flatMap(({ key: unit, size, slack }, index): PlannedSession[] => [
      ...(size > 7 && !(slack > 2 && number % 4 === 0)
        ? [
            {
              unit,
              day: on(shift(index) + 3),
              kind: "branch_committee_meeting" as const,
              audience: "committee" as const,
              title: "支部委员会",
              startsAt: "09:00",
              endsAt: "10:00",
              place: "支部活动室",
            },
          ]
        : []),
      ...(number === 12
        ? [
            {
              unit,
              day: on(shift(index) + 9),
              kind: "organizational_life_meeting" as const,
              audience: "members" as const,
              title: "组织生活会",
              startsAt: "09:00",
              endsAt: "11:00",
              place: "四楼会议室",
            },
          ]
        : []),
      {
        unit,
        day: on(shift(index)),
        kind: "themed_party_day",
        audience: "members",
        title: `主题党日：${titles.themed[number % 6]}`,
        startsAt: "15:00",
        endsAt: "17:00",
        place: "支部活动室",
      },
      ...(number % 3 === 0
        ? [
            {
              unit,
              day: on(shift(index) + 6),
              kind: "branch_general_meeting" as const,
              audience: "members" as const,
              title: "支部党员大会",
              startsAt: "15:00",
              endsAt: "17:00",
              place: "四楼会议室",
            },
          ]
        : []),
      ...(number % 3 === 2
        ? [
            {
              unit,
              day: on(shift(index) + 7),
              kind: "party_lesson" as const,
              audience: "members" as const,
              title: "书记讲党课",
              startsAt: "15:00",
              endsAt: "16:30",
              place: "四楼会议室",
            },
          ]
        : []),
    ]),
    ...organs.flatMap((unit, index): PlannedSession[] => [
      {
        unit,
        day: on(17 + index),
        kind: "concentrated_study",
        audience: "everyone",
        title: titles.study[number % 6] ?? "",
        startsAt: "14:30",
        endsAt: "17:30",
        place: "大会议室",
      },
      ...(number % 2 === 0
        ? [
            {
              unit,
              day: on(22 + index),
              kind: "lecture_hall" as const,
              audience: "everyone" as const,
              title: `主任大讲堂：${titles.study[(number + 3) % 6]}`,
              startsAt: "15:00",
              endsAt: "16:30",
              place: "大会议室",
            },
          ]
        : []),
    ]),
  ];
}
