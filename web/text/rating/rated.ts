import type { FieldRefusal } from "../../../worker/core/refusal.ts";
import { recordsCited } from "../../../worker/rating/engine/rules.ts";
import type { Cite, QuotaUse, Scheme, YearFacts } from "../../../worker/rating/engine/shape.ts";
import type { Criterion, Params, Rating, Searched } from "../../../worker/rating/engine/shape-answers.ts";
import type { Rated } from "../../../worker/rating/files/rules.ts";
import { reasons as reasonsEn } from "../reasons.en.ts";
import { reasons } from "../refusals.zh.ts";
import { type Dictionary, say } from "../words.ts";
import { assessments as assessmentsEn } from "./assessments.en.ts";
import { assessments } from "./assessments.zh.ts";
import { engine as engineEn } from "./engine.en.ts";
import { engine } from "./engine.zh.ts";
import { verdictsIn } from "./verdicts.ts";

type Spoken = { zh: string; en: string };
type Language = keyof Spoken;

const from = (dictionary: Dictionary) => (key: string, params?: Params) => say(dictionary[key], params);
const dayIn = (locale: string) => (on: string) =>
  new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${on}T00:00:00Z`),
  );
const spoken = {
  zh: verdictsIn(from(engine.zh), from(assessments.zh), dayIn("zh-CN")),
  en: verdictsIn(from(engineEn), from(assessmentsEn), dayIn("en-GB")),
};
const both = (tell: (language: Language) => string): Spoken => ({ zh: tell("zh"), en: tell("en") });

/** What `rate` prints: codes and figures of each person and quota, with a sentence in both languages beside every code. */
export function ratedAnswer({ year, scheme, measures, ratings, quotas, warnings, facts }: Rated) {
  return {
    year,
    scheme,
    measures,
    people: ratings.map((person) => personAnswer(person, scheme, facts.get(person.personId))),
    quotas: quotas.map(quotaAnswer),
    warnings: warnings.flatMap(({ unitId, warnings: own }) =>
      own.map(({ code, params }) => ({ unit: unitId, code, params, ...sentences(code, params) })),
    ),
  };
}

function personAnswer(person: Rating, scheme: Scheme, facts: YearFacts | undefined) {
  const { score, notGraded, outcome, gates, remarks } = person;
  return {
    id: person.personId,
    name: person.name,
    unit: person.unitId,
    grade: person.grade,
    outcome,
    ...both((language) => spoken[language].outcome(outcome, scheme)),
    total: score && cut(score.total),
    exactTotal: score?.total ?? null,
    reasons: { zh: reasonsIn("zh", person, scheme), en: reasonsIn("en", person, scheme) },
    notGraded: notGraded && {
      code: notGraded.code,
      ...sentences(notGraded.code, notGraded.params),
      ...cited(notGraded, facts),
    },
    gates: gates.map((gate) => ({
      gate: gate.gate,
      code: gate.code,
      params: gate.params,
      ...sentences(gate.code, gate.params),
      ...cited(gate, facts),
    })),
    remarks: remarks.map((remark) => ({
      code: remark.code,
      params: remark.params,
      ...sentences(remark.code, remark.params),
      ...cited(remark, facts),
    })),
    criteria: (score?.criteria ?? []).map((criterion) => criterionAnswer(criterion, facts)),
    ties: person.ties,
    tieKey: person.tieKey,
  };
}

/** Nobody stands without a reason: where nothing stopped or moved a person, the total says it. */
function reasonsIn(language: Language, person: Rating, scheme: Scheme): string[] {
  const found = spoken[language].reasons(person);
  if (found.length > 0 || !person.score) return found;
  const [total, grade] = [cut(person.score.total), spoken[language].outcome(person.outcome, scheme)];
  return [from(language === "zh" ? assessments.zh : assessmentsEn)("by_score", { total, grade })];
}

function criterionAnswer(criterion: Criterion, facts: YearFacts | undefined) {
  const { code, weight, removed, points, of, params } = criterion;
  return {
    code,
    weight,
    points: cut(points),
    of: cut(of),
    removed,
    params,
    ...both((language) => spoken[language].sentence(removed ?? code, params)),
    ...cited(criterion, facts),
  };
}

function quotaAnswer({ quotaId, unitIds, base, share, cap, taken, proposed, beyond, pending }: QuotaUse) {
  const seats = { seats: pending.seats, candidates: pending.candidates.length };
  return {
    quota: quotaId,
    units: unitIds,
    base,
    share: share.join("/"),
    cap,
    taken,
    proposed,
    beyond,
    pending,
    ...both((language) =>
      [
        spoken[language].sentence("quota", { cap, base }),
        ...(pending.seats > 0 ? [spoken[language].sentence("pending_seats", seats)] : []),
      ].join(language === "zh" ? "；" : "; "),
    ),
  };
}

function sentences(code: string, params: Params): Spoken {
  return both((language) => spoken[language].sentence(code, params));
}

/** What it rests on, and for what is missing, where it was looked for (measures §9). */
function cited(reason: { records: readonly Cite[]; searched?: Searched }, facts: YearFacts | undefined) {
  const records = [...new Set(facts ? recordsCited(facts, reason.records).map(({ id }) => id) : [])];
  return {
    ...(records.length > 0 ? { records } : {}),
    ...(reason.searched ? { searched: reason.searched } : {}),
  };
}

/** "87/12" cut off at two decimals: 89.996 reads 89.99. */
function cut(fraction: string): string {
  const [n = "0", d = "1"] = fraction.split("/");
  const hundredths = (BigInt(n) * 100n) / BigInt(d);
  return `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, "0")}`;
}

const failures = {
  zh: {
    usage: "用法：npm run -s rate -- 文件.json [--lang en]。",
    missing: (file: string) => `没有找到或无法读取文件 ${file}。`,
    not_json: (file: string) => `${file} 不是有效的 JSON。`,
    more: (count: number) => `（另有 ${count} 处）`,
  },
  en: {
    usage: "Usage: npm run -s rate -- FILE.json [--lang en].",
    missing: (file: string) => `The file ${file} was not found or cannot be read.`,
    not_json: (file: string) => `${file} is not valid JSON.`,
    more: (count: number) => ` (and ${count} more)`,
  },
};

/** One sentence for why `rate` gives no result. */
export const failureIn = (language: Language) => failures[language];

/** The first refused field by its path, the rest by their number. */
export function refusedIn(language: Language, fields: readonly FieldRefusal[]): string {
  const [first, ...rest] = fields;
  if (!first) return "";
  const words: Dictionary = language === "zh" ? reasons.zh : reasonsEn;
  const why = say(words[first.reason] ?? words.other, first.params ?? {});
  const place = first.path === "" ? (language === "zh" ? "整个文件" : "the whole file") : first.path;
  const colon = language === "zh" ? "：" : ": ";
  return `${place}${colon}${why}${rest.length > 0 ? failures[language].more(rest.length) : ""}`;
}
