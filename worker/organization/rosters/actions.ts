import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { isDissolvedOn, refuseUnlessNear } from "../../core/near";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { readSheets } from "../../papers/sheets/files";
import type { Rows, Sheet } from "../../papers/sheets/shape";
import { isBranch } from "../units/rules";
import { createdBy } from "./creation";
import {
  changeRoster,
  deleteCreated,
  findRoster,
  findTarget,
  insertCreated,
  insertRoster,
  standingOf,
} from "./records";
import { firstChoices, planImport, refuseUnlessDistinct, undecidedIn } from "./rules";
import { columnsBelow, guessMapping } from "./rules-columns";
import { previewOf, summaryOf } from "./rules-preview";
import { joined, tablesIn, withoutUnused } from "./rules-tables";
import type { Choices, CommitRoster, Mapping, PutChoices, PutMapping } from "./shape";
import type { RosterDetail, Summary } from "./shape-answers";

/** A row of D1 takes 2 MB; a roster of five thousand people stays well below half of it. */
const maxCells = 1_000_000;

/** Reads a file and keeps its cells; nothing else is written before somebody commits. */
export async function uploadRoster(
  scope: Scope,
  file: { name: string; bytes: Uint8Array; unitId?: string },
): Promise<string> {
  const unit = await findTarget(scope, file.unitId);
  permit(scope, "roster.import");
  if (isDissolvedOn(unit, scope.today)) throw new Refusal("unit_dissolved");
  if (isBranch(unit.kind))
    throw new Refusal("invalid_input", { fields: [{ path: "unit", reason: "not_an_organ" }] });
  const { encoding, sheets } = await readSheets(file.bytes);
  const { rows, mapping, source } = keepable(sheets);
  const id = newId("imp");
  await commit(
    scope,
    [
      insertRoster(scope, {
        id,
        unitId: unit.id,
        fileName: file.name,
        fileHash: await hashOf(file.bytes),
        encoding,
        cells: rows,
        mapping,
        choices: firstChoices(scope.today, source.tables),
        source,
      }),
    ],
    {
      event: "roster.uploaded",
      subject: id,
      unitId: unit.id,
      detail: { fileName: file.name, rows: rows.length },
      answer: { id },
    },
  );
  return id;
}

/** The lists of the file as one, as far as they are kept until somebody decides. */
function keepable(sheets: readonly Sheet[]) {
  const { tables, others } = tablesIn(sheets);
  const found = joined(tables);
  if (found.rows.length === 0) throw new Refusal("nothing_to_import");
  const mapping = guessMapping(found.rows);
  const strayQuotes = sheets.flatMap((sheet) => sheet.strayQuotes ?? []);
  const fits = (rows: Rows) => new TextEncoder().encode(JSON.stringify(rows)).length <= maxCells;
  const { rows, dropped } = withoutUnused(found.rows, mapping, fits);
  const several = new Set(found.tables.map(({ sheet }) => sheet)).size > 1;
  return { rows, mapping, source: { tables: found.tables, several, others, strayQuotes, dropped } };
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The import as it stands, with what it would do to the county of this moment. */
export async function previewRoster(scope: Scope, id: string): Promise<RosterDetail> {
  const { rows, source, ...roster } = await findRoster(scope, id);
  permit(scope, "roster.import");
  if (roster.state !== "draft") return { ...roster, preview: null };
  const { plan } = await planned(scope, { rows, source, ...roster });
  return { ...roster, preview: previewOf(plan, { rows, source, ...roster }) };
}

async function planned(
  scope: Scope,
  roster: Pick<Awaited<ReturnType<typeof findRoster>>, "rows" | "mapping" | "choices" | "source" | "unitId">,
) {
  const standing = await standingOf(scope, roster.unitId);
  return { plan: planImport(roster, standing, scope.today), standing };
}

/** Another header row brings new guesses, unless the meanings were changed as well. */
export async function mapRoster(scope: Scope, id: string, { mapping, version }: PutMapping): Promise<void> {
  const roster = await findDraft(scope, id);
  refuseUnlessDistinct(mapping, roster.source);
  const { headerRow, columns } = roster.mapping;
  const reguess = mapping.headerRow !== headerRow && mapping.columns.join() === columns.join();
  const chosen = reguess ? columnsBelow(roster.rows, mapping.headerRow) : mapping.columns;
  await changeDraft(scope, id, version, {
    mapping: { ...mapping, columns: chosen, organName: mapping.organName || null },
  });
}

export async function decideRoster(
  scope: Scope,
  id: string,
  { choices, version }: PutChoices,
): Promise<void> {
  await findDraft(scope, id);
  refuseUnlessNear(choices.defaultFromOn, scope.today, "choices.defaultFromOn");
  for (const [n, { fromOn }] of choices.acceptedSuggestions.entries())
    if (fromOn) refuseUnlessNear(fromOn, scope.today, `choices.acceptedSuggestions.${n}.fromOn`);
  await changeDraft(scope, id, version, { choices });
}

async function findDraft(scope: Scope, id: string) {
  const roster = await findRoster(scope, id);
  permit(scope, "roster.import");
  if (roster.state !== "draft") throw new Refusal("already_committed");
  return roster;
}

async function changeDraft(
  scope: Scope,
  id: string,
  version: number,
  change: { mapping?: Mapping; choices?: Choices },
) {
  await commit(scope, changeRoster(scope, id, version, change), {
    event: "roster.edited",
    subject: id,
    detail: { changed: Object.keys(change) },
    current: () => versionOf(scope, id),
  });
}

/** What a page needs to show what somebody else chose meanwhile; the cells are the same for both. */
async function versionOf(scope: Scope, id: string) {
  const { version, mapping, choices } = await findRoster(scope, id);
  return { version, mapping, choices };
}

/** Creates everything that is in order or confirmed, in one batch; the version is the one the person looked at. */
export async function commitRoster(
  scope: Scope,
  id: string,
  { version, later }: CommitRoster,
): Promise<Summary> {
  const roster = await findDraft(scope, id);
  const { plan, standing } = await planned(scope, roster);
  const undecided = undecidedIn(plan).length;
  if (undecided > 0 && !later) throw new Refusal("remarks_undecided", { params: { n: undecided } });
  const created = createdBy(plan, standing, roster.choices);
  const { people, decisions, remarks } = created;
  if (people.length + decisions.length + remarks.length === 0) throw new Refusal("nothing_to_import");
  const summary = {
    ...summaryOf(plan, roster.source, created.exemptions.length),
    remarks: created.remarks.length,
  };
  const { leftOut, ...figures } = summary;
  try {
    await commit(
      scope,
      // What was in the file is in the county's records now: nobody's particulars are kept twice.
      [...insertCreated(scope, id, created, summary), ...changeRoster(scope, id, version, { cells: [] })],
      {
        event: "roster.committed",
        subject: id,
        unitId: roster.unitId,
        detail: figures,
        otherwise: "already_committed",
        answer: summary,
      },
    );
  } catch (error) {
    throw await whatCollided(scope, id, error);
  }
  return summary;
}

/** A collision is this import done twice, or somebody else's entry of the same people or units: then look again. */
async function whatCollided(scope: Scope, id: string, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== "already_committed") return error;
  const { state } = await findRoster(scope, id);
  return state === "draft" ? new Refusal("stale_version") : error;
}

/** Takes an import back as if it had not been; refused once anything rests on what it created. */
export async function undoRoster(scope: Scope, id: string): Promise<void> {
  const roster = await findRoster(scope, id);
  permit(scope, "roster.import");
  if (roster.state === "draft") throw new Refusal("not_committed");
  if (roster.state === "undone") throw new Refusal("already_undone");
  await commit(scope, deleteCreated(scope, id), {
    event: "roster.undone",
    subject: id,
    unitId: roster.unitId,
    otherwise: "later_records_exist",
    unguarded: "later_records_exist",
  });
}
