import { firstDay, lastDay, monthOf, monthsOf, quartersOf } from "../../core/calendar";
import {
  add,
  compare,
  div,
  format,
  mul,
  ofShare,
  parse,
  type Ratio,
  ratio,
  sum,
  zero,
} from "../../core/rational";
import type { Measures, MeetingStandard } from "../../measures/versions/shape";
import type { UnitStandard } from "../../organization/unit-standards/shape";
import { byText, capOf } from "../engine/rules-quota";
import type {
  BranchFacts,
  BranchItem,
  BranchItemCode,
  BranchProposal,
  BranchRating,
  BranchScore,
  HeldSession,
  MeetingBasis,
  MeetingFacts,
  Part,
  Stars,
} from "./shape";

/** Standards that a branch keeps by sessions; the central group is the county's, the appraisal has its own record (measures §1). */
const byBranch = [
  "branch_general_meeting",
  "branch_committee_meeting",
  "group_meeting",
  "party_lesson",
  "themed_party_day",
  "organizational_life_meeting",
] as const satisfies readonly MeetingStandard[];

/** A branch's full members on the last day of each month of a year, by month, from how many were both from when to when (measures §1). */
export function fullMembersOf(
  rows: readonly { fromOn: string; untilOn: string; full: number }[],
  year: number,
): MeetingBasis["fullMembers"] {
  const on = (day: string) =>
    rows
      .filter(({ fromOn, untilOn }) => fromOn <= day && day < untilOn)
      .reduce((all, { full }) => all + full, 0);
  return Object.fromEntries(monthsOf(year).map((month) => [month, on(lastDay(month))]));
}

/** What a branch owed and held to a day, standard by standard: what one period lacks, the next may hold beyond its own, late (measures §1, §8). */
export function meetingsOf(
  year: number,
  until: string,
  basis: MeetingBasis,
  sessions: readonly HeldSession[],
  measures: Measures,
): MeetingFacts[] {
  return byBranch.map((standard) => {
    const { count, per, minFullMembers, onlyWithGroups } = measures.standards[standard];
    const own = sessions.filter(({ kind }) => kind === standard).toSorted(byDay);
    const periods = periodsOf(year, per).filter(([, last]) => last <= until);
    const rows = periods.map(([first, last, name]) => {
      const applies =
        !basis.notApplicable.includes(standard) &&
        (!onlyWithGroups || basis.groups.some((group) => holdsOn(group, last))) &&
        (minFullMembers === undefined || (basis.fullMembers[monthOf(last)] ?? 0) >= minFullMembers) &&
        basis.from <= first &&
        (basis.until === null || basis.until > last);
      const held = own.filter(({ heldOn }) => heldOn >= first && heldOn <= last).length;
      return { name, due: applies ? count : 0, held };
    });
    let [held, late] = [0, 0];
    const missing: string[] = [];
    rows.forEach((row, index) => {
      const inTime = Math.min(row.due, row.held);
      const next = rows[index + 1];
      const spare = next ? Math.max(0, next.held - next.due) : 0;
      const madeGood = Math.min(row.due - inTime, spare);
      held += inTime;
      late += madeGood;
      if (inTime + madeGood < row.due) missing.push(row.name);
    });
    const due = rows.reduce((total, row) => total + row.due, 0);
    return { standard, due, held, late, missing, records: own.map(({ id }) => id) };
  });
}

function holdsOn({ fromOn, untilOn }: MeetingBasis["groups"][number], day: string): boolean {
  return fromOn <= day && (untilOn === null || untilOn > day);
}

function byDay(a: HeldSession, b: HeldSession): number {
  return byText(`${a.heldOn} ${a.id}`, `${b.heldOn} ${b.id}`);
}

function periodsOf(
  year: number,
  per: "month" | "quarter" | "year",
): [first: string, last: string, name: string][] {
  const names = per === "year" ? [year] : per === "quarter" ? quartersOf(year) : monthsOf(year);
  return names.map((name) => [firstDay(name), lastDay(name), String(name)]);
}

/** A branch's score of 100: what does not apply leaves and the rest is scaled (measures §8). */
export function branchScoreOf(facts: BranchFacts, { branchScore }: Measures): BranchScore {
  const meetings = facts.meetings.filter(({ due }) => due > 0);
  const count = (column: "due" | "held" | "late") => meetings.reduce((total, row) => total + row[column], 0);
  const [due, held, late] = [count("due"), count("held"), count("late")];
  const weighed = add(ratio(held), mul(ratio(late), ofShare(branchScore.lateMeeting)));
  const part = (code: Exclude<BranchItemCode, "meetings">) =>
    ofPart(code, branchScore[code], facts[code], facts.notApplicable);
  const rows = [
    part("plan"),
    {
      ...ofPart(
        "meetings",
        branchScore.meetings,
        { done: held, of: due, records: meetings.flatMap((row) => row.records) },
        [],
      ),
      share: due === 0 ? zero : div(weighed, ratio(due)),
      params: { due, held, late },
    },
    part("attendance"),
    part("inspections"),
    part("rectification"),
    part("closing"),
  ];
  const left = rows.filter(({ removed }) => removed === null).reduce((total, row) => total + row.weight, 0);
  const items = rows.map(({ share, ...row }): BranchItem => {
    if (row.removed) return { ...row, raw: "0/1", points: "0/1", of: "0/1" };
    const raw = mul(ratio(row.weight), share);
    return {
      ...row,
      raw: format(raw),
      points: format(mul(raw, ratio(100, left))),
      of: format(ratio(row.weight * 100, left)),
    };
  });
  const total = left === 0 ? null : format(sum(items.map(({ points }) => parse(points))));
  return { branchId: facts.branchId, name: facts.name, total, items };
}

type Weighed = Omit<BranchItem, "raw" | "points" | "of"> & { share: Ratio };

/** The standard by which an item leaves where it was marked as not applying; meetings leave one by one. */
const standardOf: Partial<Record<BranchItemCode, UnitStandard>> = {
  attendance: "attendance",
  inspections: "inspection",
  rectification: "inspection",
  closing: "inspection",
};

function ofPart(
  code: BranchItemCode,
  weight: number,
  part: Part | null,
  leftOut: readonly UnitStandard[],
): Weighed {
  const removed = removalOf(part, weight, leftOut.includes(standardOf[code] as UnitStandard));
  const { done, of, records } = part ?? { done: 0, of: 0, records: [] };
  return {
    code,
    weight,
    removed,
    share: of === 0 ? zero : ratio(done, of),
    params: { done, of },
    records: records.toSorted(),
  };
}

function removalOf(part: Part | null, weight: number, isLeftOut: boolean): BranchItem["removed"] {
  if (isLeftOut) return "not_applicable";
  if (part === null) return "not_recorded";
  if (part.of === 0) return "nothing_expected";
  return weight === 0 ? "weight_zero" : null;
}

/** The stars that a total reaches by itself (measures §1). */
export function starsOf(total: string, { branchScore: { stars } }: Measures): Stars {
  const reaches = (band: number) => compare(parse(total), ratio(band)) >= 0;
  if (reaches(stars.five)) return "five";
  if (reaches(stars.four)) return "four";
  if (reaches(stars.three)) return "three";
  return reaches(stars.two) ? "two" : "one";
}

/** Five stars for at most their share of the rated branches, rounded down; who is level at the last seats is left for people to decide (measures §8). */
export function branchRatings(facts: readonly BranchFacts[], measures: Measures): BranchProposal {
  const scores = facts.map((branch) => branchScoreOf(branch, measures));
  const rated = scores.filter(({ total }) => total !== null);
  const { share, rounding } = measures.quotas.branch_rating;
  const cap = capOf(rated.length, share, rounding);
  const total = (score: BranchScore) => parse(score.total ?? "0/1");
  const eligible = rated.filter((score) => starsOf(score.total ?? "0/1", measures) === "five");
  const ahead = (score: BranchScore) =>
    eligible.filter((other) => compare(total(other), total(score)) > 0).length;
  const level = (score: BranchScore) =>
    eligible.filter((other) => compare(total(other), total(score)) === 0).length;
  const outcomeOf = (score: BranchScore): BranchRating["outcome"] => {
    if (score.total === null) return "no_basis";
    const stars = starsOf(score.total, measures);
    if (stars !== "five" || ahead(score) + level(score) <= cap) return stars;
    return ahead(score) < cap ? "pending_decision" : "beyond_quota";
  };
  const ratings = scores.map((score) => ({ ...score, outcome: outcomeOf(score) }));
  const named = (outcome: BranchRating["outcome"]) =>
    ratings
      .filter((row) => row.outcome === outcome)
      .map((row) => row.branchId)
      .toSorted();
  const [proposed, candidates] = [named("five"), named("pending_decision")];
  const seats = candidates.length === 0 ? 0 : cap - proposed.length;
  return {
    ratings,
    quota: {
      base: rated.length,
      cap,
      proposed,
      pending: { seats, candidates },
      beyond: named("beyond_quota"),
    },
  };
}
