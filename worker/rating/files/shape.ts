import * as v from "valibot";
import { POSTS, QUALITIES, SCHEMES, STANDINGS } from "../../../db/vocabulary";
import { answersFile, type Endpoints } from "../../http/answers";

const id = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
/** How many there are, or the ids of the records, which the result then cites. */
const counted = v.optional(
  v.union([v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)), v.array(id)]),
  0,
);
/** Record ids that the result cites, without effect on it. */
const cited = v.optional(v.array(id), []);
const citedOne = v.optional(v.nullable(id), null);
/** Whether it is so, or the id of the record that says so. */
const flagged = v.optional(v.union([v.boolean(), id]), false);
const post = v.picklist(POSTS);
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const quarter = v.pipe(v.string(), v.regex(/^(\d{4})?Q[1-4]$/));
const half = v.pipe(v.string(), v.regex(/^(\d{4})?H[12]$/));

const Attendance = v.strictObject({
  /** In the denominator: all who counted, the unexcused included, leave that is not made up not. */
  expected: v.optional(count, 0),
  /** Of the expected: late, early leavers and made-up leave included. */
  present: v.optional(count, 0),
  /** The sessions of those neither late, left early nor made up; only cited. */
  attended: cited,
  late: counted,
  leftEarly: counted,
  /** Leave whose make-up is still owed. */
  leave: counted,
  /** Leave whose make-up was held and confirmed in time. */
  madeUp: counted,
  /** Left out: expected − present. */
  unexcused: v.optional(v.union([count, v.array(id)])),
  official: v.optional(count, 0),
  exempt: v.optional(count, 0),
});

const PersonFacts = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))),
  /** Branch for the democratic appraisal, organ for the annual assessment: its name, or id and name. */
  unit: v.union([id, v.strictObject({ id, name: id })]),
  standing: v.optional(v.picklist(STANDINGS), "full"),
  post: v.optional(post, "staff"),
  /** Secretary or committee member; for months that do not say so themselves. */
  office: v.optional(v.boolean(), false),
  employment: v.optional(
    v.nullable(v.picklist(["civil_servant", "public_institution", "worker"])),
    "civil_servant",
  ),
  onProbation: v.optional(v.boolean(), false),
  /** Counted months: how many (the year's last ones), which, or which with post and office. */
  months: v.optional(
    v.union([
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
      v.array(month),
      v.array(v.strictObject({ month, post, office: v.boolean() })),
    ]),
    12,
  ),
  /** Before leave is taken out; left out: the counted months. */
  monthsInPost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))),
  attendance: v.optional(Attendance, {}),
  minutes: v.optional(count, 0),
  characters: v.optional(count, 0),
  /** Approved certificates, verified books, the inspection that counted the book as a whole: only cited. */
  certificates: cited,
  notes: counted,
  verifiedBooks: cited,
  countedBook: citedOne,
  quarters: v.optional(
    v.array(
      v.strictObject({
        quarter,
        result: v.picklist(["exempt", "deferred", "pass", "rectify", "rectified", "failed"]),
        /** A mark of the measures, `none` for an inspected quarter without a note, or an exact fraction such as "17/20". */
        quality: v.optional(
          v.nullable(
            v.union([
              v.picklist([...QUALITIES, "none"]),
              v.pipe(v.string(), v.regex(/^\d{1,9}\/[1-9]\d{0,8}$/)),
            ]),
          ),
          null,
        ),
        id: v.optional(id),
      }),
    ),
    [],
  ),
  /** Accepted essays. */
  essays: v.optional(v.array(v.strictObject({ half, characters: count, id: v.optional(id) })), []),
  items: counted,
  ballots: v.optional(
    v.nullable(
      v.strictObject({
        excellent: v.optional(count, 0),
        qualified: v.optional(count, 0),
        basically: v.optional(count, 0),
        unqualified: v.optional(count, 0),
        id: v.optional(id),
      }),
    ),
    null,
  ),
  lessons: counted,
  lessonsByRota: v.optional(count, 0),
  mustReads: v.optional(v.strictObject({ listed: count, missing: counted }), { listed: 0, missing: 0 }),
  warnings: counted,
  gradedElsewhere: flagged,
  exempt: flagged,
  held: flagged,
  /** Calendar days of the year on sick or personal leave. */
  leaveDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366)), 0),
  leaveRecords: cited,
  memberships: cited,
  standingRecord: citedOne,
  postRecord: citedOne,
});
export type PersonFacts = v.InferOutput<typeof PersonFacts>;
export type PersonFactsInput = v.InferInput<typeof PersonFacts>;

/** What is not as usual with a unit's quota. */
const FileUnit = v.strictObject({
  id,
  parent: v.optional(id),
  /** Joins its parent's pool when its own cap is 0. */
  pooled: v.optional(v.boolean(), false),
  /** Annual assessment: the larger share was approved and recorded. */
  approvedShare: v.optional(v.boolean(), false),
  /** Seats that confirmed grades already use. */
  seatsTaken: v.optional(count, 0),
});

/** A year's facts, already counted, of the people under one scheme: what `rate` reads and "export facts" writes (measures §5–§7). */
export const FactsFile = v.strictObject({
  year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)), 2026),
  scheme: v.picklist(SCHEMES),
  /** Left out: the default measures. */
  measures: v.optional(v.unknown()),
  /** Where the measures changed within the year: from which quarter which held, for the monthly targets. */
  versions: v.optional(
    v.array(v.strictObject({ from: v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/)), measures: v.unknown() })),
    [],
  ),
  units: v.optional(v.array(FileUnit), []),
  people: v.array(PersonFacts),
});
export type FactsFile = v.InferOutput<typeof FactsFile>;
export type FactsFileInput = v.InferInput<typeof FactsFile>;

export const endpoints = {
  "POST /assessments/:id/facts": answersFile,
} satisfies Endpoints;
