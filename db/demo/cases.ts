/** The people whose year shows an interesting case (measures §10); everyone else lives an ordinary one. */
export const cases = {
  /** In each branch's list the first is its secretary, the third keeps its books. */
  secretaryAt: 0,
  recorderAt: 2,
  /** 1 — joined on 10 August 2026, civil-service probation. */
  newcomer: { key: "newcomer", branch: "npc1", name: "林晓雨", staffNumber: "YL9001", fromOn: "2026-08-10" },
  /** 2 — moved from the second to the first branch on 1 July 2026, then absent three times. */
  moved: { key: "npc2-9", to: "npc1", on: "2026-07-01", absences: 3 },
  /** 3 — long sick leaves: one year is not graded, the next is. */
  sick: [
    { key: "npc2-7", firstOn: "2025-02-01", lastOn: "2025-08-31" },
    { key: "town1-9", firstOn: "2026-07-06", lastOn: "2026-12-31" },
  ],
  /** 4 — leaves, all made up in time. */
  madeUp: "npc1-6",
  /** 5 — book not handed in for 2026Q2, shown on the ninth day of rectification. */
  book: { key: "npc3-5", quarter: "2026Q2", shownOn: "2026-07-31", characters: 5_100 },
  /** 6 — two whose records are alike in everything that decides a tie. */
  alike: ["npc2-19", "npc2-14"],
  /** 8 — a leading cadre who gave no lesson in 2025. */
  noLesson: "npc1-1",
  /** 9 — probationary until 14 March 2027: 代表联络支部, the sixteenth. */
  probationary: "npc3-15",
  /** 10 — a mobile member with an outside appraisal, and an exemption for age. */
  mobile: "npc3-9",
  aged: "npc5-11",
  retiredFree: ["npc5-6", "npc5-7", "npc5-8", "npc5-9", "npc5-10"],
  warned: { key: "town2-4", on: "2026-05-20" },
  held: { key: "edu2-8", on: "2026-09-03" },
  /** Branches that have not closed the third quarter's inspection. */
  unclosed: ["town2", "town4", "npc5"],
} as const;
