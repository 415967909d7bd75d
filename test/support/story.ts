import type { Role } from "../../db/vocabulary";
import { accountScope, type Scope } from "../../worker/core/scope";
import type { QuarterFacts } from "../../worker/inspection/facts/shape-quarter";
import { markItem } from "../../worker/inspection/inspections/actions";
import type { MarkItem } from "../../worker/inspection/inspections/shape";
import { recordBallots } from "../../worker/rating/ballots/actions";
import type { SaveBallots, YearFacts } from "../../worker/rating/engine/shape";
import { addContribution } from "../../worker/study/learning/actions";
import type { AddContribution } from "../../worker/study/learning/shape";
import { requestLeave } from "../../worker/study/leaves/actions";
import { recordAttendance, recordMakeUp } from "../../worker/study/registers/actions";
import { findRegister } from "../../worker/study/registers/records";
import type { Mark } from "../../worker/study/registers/shape";
import { closeSession, openSession, planSession } from "../../worker/study/sessions/actions";
import { acceptEssay, submitEssay } from "../../worker/writing/essays/actions";
import { writeNote } from "../../worker/writing/notes/actions";
import { tick } from "./schedule";
import { aCounty, type County, withBranches } from "./world";

/** The days on which the schedule has something to do in the course of 2026. */
const ticks = [
  "2026-04-01",
  "2026-04-21",
  "2026-05-31",
  "2026-07-01",
  "2026-07-21",
  "2026-08-31",
  "2026-10-01",
  "2026-10-21",
  "2026-11-30",
  "2027-01-01",
  "2027-01-09",
  "2027-01-21",
];

export type Statuses = Record<string, Mark["status"]>;

/** A county whose 2026 is told in advance, in any order, and then lived day by day through the actions its people would use. */
export async function aStory(...branchNames: string[]) {
  const county = await aCounty({ today: "2026-01-01" });
  const { branches } = await withBranches(county, ...branchNames);
  const events: { day: string; run: () => Promise<unknown> }[] = [];
  const at = (day: string, run: () => Promise<unknown>) => void events.push({ day, run });
  const as = (role: Role, unitId: string, personId: string | null = null): Scope =>
    accountScope({
      countyId: county.code,
      db: county.db,
      now: county.now.ms,
      account: { id: `acc_${role}`, name: role, login: role, personId },
      grants: [{ role, unitId, units: role === "administrator" || role === "inspector" ? "all" : [unitId] }],
      above: [],
    });
  /** Somebody of the county whose own affairs no story tells. */
  const secretary = (branch: string) => as("secretary", branch, "per_secretary");
  for (const day of ticks) at(`${day}-`, () => tick(county));

  return {
    county,
    branch: (name: string) => branches[name] ?? "",
    at,
    administrator: () => as("administrator", ""),
    /** Everyone present but those named; ids come out by the title. */
    session(branch: string, day: string, statuses: Statuses = {}, minutes = 120, ids: string[] = []) {
      at(day, async () => {
        const scope = secretary(branch);
        const id = await planSession(scope, {
          unitId: branch,
          kind: "themed_party_day",
          audience: "everyone",
          title: "主题党日",
          heldOn: day,
          startsAt: "09:00",
          endsAt: "12:00",
          minutes,
          place: null,
          speaker: null,
        });
        await openSession(scope, id);
        const { roll } = await findRegister(scope, id);
        const marks = roll.map(({ personId, status, version }) => ({
          personId,
          status: statuses[personId] ?? status ?? ("present" as const),
          remark: null,
          version,
        }));
        if (marks.length > 0) await recordAttendance(scope, id, marks);
        await closeSession(scope, id);
        ids.push(id);
      });
    },
    note(
      branch: string,
      personId: string,
      day: string,
      characters: number,
      form: "typed" | "book" = "typed",
    ) {
      at(day, () =>
        writeNote(secretary(branch), {
          personId,
          form,
          writtenOn: day,
          title: "笔记",
          source: null,
          body: form === "typed" ? "学".repeat(characters) : "",
          isExcerpt: false,
          ...(form === "book" ? { declaredCharacters: characters } : {}),
        }),
      );
    },
    essay(branch: string, personId: string, half: string, characters = 800) {
      at(half.endsWith("H1") ? "2026-06-10" : "2026-12-10", async () => {
        const body = "心".repeat(characters);
        const { id } = await submitEssay(as("person", branch, personId), { half, title: "心得体会", body });
        await acceptEssay(secretary(branch), id, 1);
      });
    },
    contribution(
      branch: string,
      personId: string,
      doneOn: string,
      more: Partial<AddContribution>,
      on = doneOn,
    ) {
      const input = { personId, doneOn, kind: "speech" as const, title: "事项", sessionId: null, ...more };
      at(on, () => addContribution(secretary(branch), input));
    },
    leave(branch: string, personId: string, firstOn: string, lastOn: string, kind: "sick" | "personal") {
      at(firstOn < "2026-01-02" ? "2026-01-02" : firstOn, async () => {
        await requestLeave(secretary(branch), { personId, kind, firstOn, lastOn, reason: null });
      });
    },
    makeUp(
      branch: string,
      personId: string,
      sessionIds: string[],
      index: number,
      day: string,
      confirmed: boolean,
    ) {
      at(day, async () => {
        const id = sessionIds[index] ?? "";
        // What the branch enters is confirmed with it; what the person says waits.
        const who = confirmed ? secretary(branch) : as("person", branch, personId);
        await recordMakeUp(who, id, { personId, heldOn: day, note: null });
      });
    },
    mark(
      personId: string,
      quarter: string,
      day: string,
      input: Partial<MarkItem> | (() => Partial<MarkItem>),
    ) {
      at(day, async () => {
        const row = await county.binding
          .prepare(
            `SELECT i.id, coalesce(k.version, 0) AS version FROM inspections i JOIN inspection_items t ON t.county_id = i.county_id AND t.inspection_id = i.id
            LEFT JOIN inspection_marks k ON k.county_id = i.county_id AND k.inspection_id = i.id AND k.person_id = t.person_id
            WHERE i.county_id = ?1 AND i.quarter = ?2 AND t.person_id = ?3`,
          )
          .bind(county.code, quarter, personId)
          .first<{ id: string; version: number }>();
        const given = typeof input === "function" ? input() : input;
        await markItem(as("inspector", ""), row?.id ?? "", personId, {
          version: row?.version ?? 0,
          ...given,
        } as MarkItem);
      });
    },
    ballots(
      branch: string,
      rows: Record<string, [excellent: number, qualified: number, basically: number, unqualified: number]>,
    ) {
      at("2026-12-22", () =>
        recordBallots(secretary(branch), 2026, {
          branchId: branch,
          reason: null,
          rows: Object.entries(rows).map(([personId, [excellent, qualified, basically, unqualified]]) => ({
            personId,
            excellent,
            qualified,
            basically,
            unqualified,
            version: 0,
          })),
        } satisfies SaveBallots),
      );
    },
    /** A note every month that makes the year's target, both essays and a prepared speech. */
    diligent(branch: string, personId: string, characters = 500, essay = 800) {
      for (let month = 1; month <= 12; month++)
        this.note(branch, personId, `2026-${String(month).padStart(2, "0")}-10`, characters);
      this.essay(branch, personId, "2026H1", essay);
      this.essay(branch, personId, "2026H2", essay);
      this.contribution(branch, personId, "2026-03-10", {});
    },
    /** Lives it in order; what happens may bring about more. */
    async tell() {
      while (events.length > 0) {
        events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
        const next = events.shift();
        county.on(next?.day.slice(0, 10) ?? "");
        await next?.run();
      }
    },
  };
}
export type Story = Awaited<ReturnType<typeof aStory>>;

/** The item of a person's inspection as it stands. */
export async function itemOf(county: County, quarter: string, personId: string) {
  const row = await county.binding
    .prepare(
      `SELECT t.facts, t.verdict AS proposed, coalesce(f.verdict, k.verdict, t.verdict) AS verdict FROM inspection_items t
      JOIN inspections i ON i.county_id = t.county_id AND i.id = t.inspection_id
      LEFT JOIN inspection_marks k ON k.county_id = t.county_id AND k.inspection_id = t.inspection_id AND k.person_id = t.person_id
      LEFT JOIN inspection_outcomes f ON f.county_id = t.county_id AND f.inspection_id = t.inspection_id AND f.person_id = t.person_id
      WHERE t.county_id = ?1 AND i.quarter = ?2 AND t.person_id = ?3`,
    )
    .bind(county.code, quarter, personId)
    .first<{ facts: string; proposed: string; verdict: string }>();
  return row && { ...row, facts: JSON.parse(row.facts) as QuarterFacts };
}

type RatingRow = {
  outcome: string;
  grade: string | null;
  quotaId: string | null;
  total: string | null;
  notGraded: string | null;
  gates: string[];
  before: string;
  tieKey: string | null;
  facts: YearFacts;
};

/** What the latest run proposed for a person. */
export async function ratingOf(
  county: County,
  personId: string,
  scheme = "democratic_appraisal",
): Promise<RatingRow> {
  const row = await county.binding
    .prepare(
      `SELECT p.outcome, p.grade, p.quota_id AS quotaId, s.score, s.facts, p.proposal->>'tieKey' AS tieKey FROM assessment_proposals p
      JOIN assessment_scores s ON s.county_id = p.county_id AND s.assessment_id = p.assessment_id AND s.person_id = p.person_id
      JOIN assessments a ON a.county_id = p.county_id AND a.id = p.assessment_id
      WHERE p.county_id = ?1 AND p.person_id = ?2 AND a.scheme = ?3 ORDER BY a.attempt DESC LIMIT 1`,
    )
    .bind(county.code, personId, scheme)
    .first<Record<string, string>>();
  const { score, facts, ...rest } = row as Record<string, string>;
  const assessed = JSON.parse(score ?? "{}");
  return {
    ...(rest as unknown as RatingRow),
    total: assessed.score?.total ?? null,
    notGraded: assessed.notGraded?.code ?? null,
    gates: assessed.gates.map((gate: { code: string }) => gate.code),
    before: assessed.before,
    facts: JSON.parse(facts ?? "{}"),
  };
}

export async function quotaOf(county: County, quotaId: string) {
  const row = await county.binding
    .prepare("SELECT quota FROM assessment_quotas WHERE county_id = ?1 AND quota_id = ?2 LIMIT 1")
    .bind(county.code, quotaId)
    .first<{ quota: string }>();
  return JSON.parse(row?.quota ?? "null") as {
    base: number;
    cap: number;
    proposed: string[];
    beyond: string[];
    pending: { seats: number; candidates: string[] };
    warnings: unknown[];
  } | null;
}
