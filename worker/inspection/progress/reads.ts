import { firstDay, halfOf, lastDay, quarterOf, yearOf } from "../../core/calendar";
import { permit } from "../../core/permissions";
import { format } from "../../core/rational";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import { floorTo } from "../../measures/versions/rules";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { personRecord } from "../facts/records";
import { quarterFactsOf } from "../facts/rules";
import type { Progress } from "./shape";

/** How far a person's year has come, by the same facts and floors that the inspection takes (measures §5, §6). */
export async function progressOf(scope: Scope, person: string | undefined): Promise<Progress> {
  const personId = person ?? scope.personId;
  if (!personId) throw new Refusal("not_found");
  const { memberships } = await findPerson(scope, personId);
  permit(scope, "note.read", { unitId: branchOn(memberships, scope.today), personId });
  const [year, quarter] = [yearOf(scope.today), quarterOf(scope.today)];
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  const { measures, versions } = governing(asVersions(adopted), quarter);
  const daysOff = daysOffAsOf(changes, scope.now + 1);
  const span = { first: firstDay(year), last: lastDay(year), recordedUntil: scope.now + 1 };
  const record = await personRecord(scope, span, personId);
  const facts = record && quarterFactsOf(record, quarter, measures, daysOff);
  const months =
    (record && quarterFactsOf(record, `${year}Q4`, measures, daysOff)?.months) ?? facts?.months ?? [];
  const floor = (kind: "characters" | "minutes", of = facts?.months ?? []) =>
    format(floorTo(of, kind, measures, versions));
  const books = facts?.books.reduce((sum, book) => sum + book.characters, 0) ?? 0;
  return {
    personId,
    year,
    quarter,
    characters: (facts?.typedCharacters ?? 0) + books,
    notesInQuarter: facts?.notesInQuarter ?? 0,
    charactersFloor: floor("characters"),
    charactersTarget: floor("characters", months),
    minutes: facts?.minutes ?? 0,
    minutesFloor: floor("minutes"),
    minutesTarget: floor("minutes", months),
    half: halfOf(quarter),
    essays: facts?.essays ?? [],
    essaysRequired: measures.targets.essays.perHalf,
    essayCharacters: measures.targets.essays.characters[facts?.months.at(-1)?.post ?? "staff"],
  };
}
