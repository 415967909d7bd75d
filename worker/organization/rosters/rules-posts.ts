import type { Cell } from "../../papers/sheets/shape";
import { cleanText } from "./rules-values";
import type { Person } from "./shape-preview";

type PostCells = {
  title?: Cell;
  rank?: Cell;
  office?: Cell;
  leadership?: Cell;
  employment?: Cell;
};
type PostOfPerson = Pick<Person, "post" | "office" | "employment" | "title">;

/** Grades of civil servants and public institutions: a rank, not a place at the head of anything. */
const grade = /主任科员|科员|调研员|巡视员|办事员|事业编|工勤/;
/** Heads of the organ itself, and their deputies: members of its leadership group. */
const organHead =
  /^(党组|党委|党工委)?(书记|副书记|成员|委员)$|^(常务)?副?(主任|局长|镇长|乡长|县长|区长|院长|检察长|主席|会长|部长)$/;
/** Heads of a committee, office, section or station inside the organ. */
const head = /(主任|科长|股长|所长|站长|队长|室长|处长|部长|局长|主席)$/;
const deputy = /副(主任|科长|股长|所长|站长|队长|室长|处长|部长|局长|主席)$/;
const branchSecretary = /(支部|总支|党委|机关)?书记$/;
const branchOffice = /(组织|宣传|纪检|青年|统战|群众|保密|生活|支部|总支)委员$|(支部|总支)副书记$/;

/** Post, office and employment category from title, rank and what else the file has (measures §5: targets follow them). */
export function understandPost(cells: PostCells): PostOfPerson {
  const parts = partsOf(cells.title);
  const offices = [...partsOf(cells.office), ...parts.filter(isPartyOffice)];
  const titles = parts.filter((part) => !isPartyOffice(part));
  const rank = cleanText(cells.rank) ?? "";
  return {
    post: postOf(titles, rank, cleanText(cells.leadership)),
    office: officeOf(offices),
    employment: employmentOf(cleanText(cells.employment) ?? "", titles, rank),
    title: parts.join("、").slice(0, 80) || null,
  };
}

function partsOf(cell: Cell | undefined): string[] {
  return (cleanText(cell) ?? "")
    .split(/[、,;，；\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "无");
}

/** A place in a branch or its committee, told from the work title it stands beside ("副主任、支部书记"). */
function isPartyOffice(part: string): boolean {
  return /支部|总支/.test(part) || branchOffice.test(part);
}

/** Branch secretary; other members of the branch committee; none. */
function officeOf(offices: readonly string[]): Person["office"] {
  if (offices.some((part) => branchSecretary.test(part) && !part.includes("副书记"))) return "secretary";
  return offices.some((part) => /委员$|副书记$/.test(part)) ? "committee" : "none";
}

/**
 * Leading cadre: county rank (县处级), or head or deputy head of the organ itself unless the file says that the person
 * is not of its leadership group. Department head: head of a committee or office inside it, or section-chief rank
 * (乡科级正职) without a mere grade as title. Everyone else: staff.
 */
function postOf(titles: readonly string[], rank: string, leadership: string | null): Person["post"] {
  if (/县处级|厅局级/.test(rank)) return "leading_cadre";
  const outside = leadership !== null && /^(否|不是|0|n)/i.test(leadership);
  if (titles.some((title) => organHead.test(title))) return outside ? "department_head" : "leading_cadre";
  const heads = titles.filter((title) => !grade.test(title));
  if (heads.some((title) => (head.test(title) && !deputy.test(title)) || title.includes("主持工作")))
    return "department_head";
  return /乡科级正职/.test(rank) && !titles.some((title) => grade.test(title)) ? "department_head" : "staff";
}

/** The file's own category first; else what the title or the rank tells; "none" is nobody's guess. */
function employmentOf(category: string, titles: readonly string[], rank: string): Person["employment"] {
  for (const text of [category, ...titles, rank]) {
    if (/工勤|工人/.test(text)) return "worker";
    if (/事业/.test(text)) return "public_institution";
    if (/公务员|参公|参照/.test(text) || /主任科员|科员|调研员|巡视员|乡科级|县处级/.test(text))
      return "civil_servant";
    if (text !== category && (head.test(text) || organHead.test(text))) return "civil_servant";
  }
  return "none";
}
