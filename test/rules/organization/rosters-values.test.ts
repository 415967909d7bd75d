import fc from "fast-check";
import { expect, test } from "vitest";
import { adultOn } from "../../../worker/organization/people/rules-particulars";
import { firstChoices } from "../../../worker/organization/rosters/rules";
import {
  exemptionsOf,
  membershipFrom,
  standingsOf,
  suggestionsIn,
  unsettled,
} from "../../../worker/organization/rosters/rules-intervals";
import { understandPost } from "../../../worker/organization/rosters/rules-posts";
import {
  readDate,
  understandDate,
  understandName,
  understandPhone,
  understandStanding,
} from "../../../worker/organization/rosters/rules-values";
import type { Person, Suggestion } from "../../../worker/organization/rosters/shape-preview";
import type { Cell } from "../../../worker/papers/sheets/shape";

const today = "2026-10-14";

test.each<[Cell, string | null]>([
  [{ date: "1972-07-04" }, "1972-07-04"],
  [26484, "1972-07-04"],
  ["26484", "1972-07-04"],
  ["1970/11/6", "1970-11-06"],
  ["1985.07", "1985-07"],
  ["1985.7", "1985-07"],
  [1985.7, "1985-07"],
  ["1985年7月", "1985-07"],
  ["1985年7月1日", "1985-07-01"],
  ["１９８５.５", "1985-05"],
  ["19720901", "1972-09-01"],
  ["197209", "1972-09"],
  ["2002-03-04 00:00:00", "2002-03-04"],
  [" 2002 - 3 - 4 ", "2002-03-04"],
  ["2000.02.29", "2000-02-29"],
  ["二〇一〇年七月", "2010-07"],
  ["二〇一〇年十月", "2010-10"],
  ["二〇一〇年十二月", "2010-12"],
  ["一九八五年三月二十三日", "1985-03-23"],
  ["二零零零年二月二十日", "2000-02-20"],
  [10_000, "1927-05-18"],
  [73_415, "2100-12-31"],
  ["1900-01-01", "1900-01-01"],
  ["2100-12-31", "2100-12-31"],
  [null, null],
  ["", null],
  ["无", null],
  ["—", null],
])("the date %j is understood as %s", (cell, expected) => {
  expect(readDate(cell)).toBe(expected);
});

test.each<[Cell, string]>([
  ["1979.13", "impossible_date"],
  ["2001-02-29", "impossible_date"],
  ["1985-00", "impossible_date"],
  ["去年", "impossible_date"],
  [7, "impossible_date"],
  [9999, "partial_date"],
  ["09999", "impossible_date"],
  [73_416, "impossible_date"],
  ["1899-12-31", "impossible_date"],
  ["2101-01-01", "impossible_date"],
  [{ date: "1905-03-14" }, "year_in_date_cell"],
  [{ date: "1905-09-30" }, "year_in_date_cell"],
  ["1985", "partial_date"],
  ["85.07", "partial_date"],
  [1985.1, "partial_date"],
  ["2031.05", "future_date"],
  ["2026-10-15", "future_date"],
])("the date %j is left empty: %s", (cell, problem) => {
  expect(understandDate(cell, today, "month")).toMatchObject({ value: null, problem });
});

test("a month is enough for birth and joining, and partial for a day", () => {
  expect(understandDate("1985.07", today, "month").value).toBe("1985-07");
  expect(understandDate("1985.07", today, "day").problem).toBe("partial_date");
  expect(understandDate("2026-10-14", today, "day").value).toBe(today);
});

test("a date cell is no year before 1900 or after 2100, and says which year it is between them", () => {
  const yearOf = (date: string) => understandDate({ date }, today, "month").params?.year;
  expect(["1905-03-13", "1905-03-14", "1905-09-30", "1905-10-01"].map(yearOf)).toEqual([
    undefined,
    1900,
    2100,
    undefined,
  ]);
});

test("every real day is understood the same in each shape it is written in", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1920-01-01"), max: new Date("2026-10-14"), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split("-").map(Number);
        const shapes: Cell[] = [
          iso,
          iso.replaceAll("-", ""),
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          { date: iso },
        ];
        expect(new Set(shapes.map((shape) => readDate(shape)))).toEqual(new Set([iso]));
      },
    ),
  );
}, 60_000);

test.each([
  ["薛　欣", "薛欣"],
  ["陆  梅", "陆梅"],
  [" 于文𠮷 ", "于文𠮷"],
  ["买买提•艾力", "买买提·艾力"],
  ["Li  Ming", "Li Ming"],
  ["长".repeat(40), "长".repeat(40)],
])("the name %j is %s", (text, expected) => {
  expect(understandName(text)).toEqual({ value: expected });
});

test.each([
  ["待定", "vacancy"],
  ["空 缺", "vacancy"],
  ["", "no_name"],
  ["无", "no_name"],
  ["74人", "odd_name"],
  ["长".repeat(41), "odd_name"],
])("the name %j keeps the row out: %s", (text, problem) => {
  expect(understandName(text).problem).toBe(problem);
});

test.each<[Cell, string]>([
  [19939382889, "19939382889"],
  ["135 0862 1924", "13508621924"],
  ["+86 139-0000-0000", "13900000000"],
  ["１３９００００００００", "13900000000"],
  ["0572-5123456", "05725123456"],
])("the phone %j is %s", (cell, expected) => {
  expect(understandPhone(cell)).toEqual({ value: expected });
});

test("an odd phone is kept as written and pointed out", () => {
  expect(understandPhone("1380013800")).toEqual({
    value: "1380013800",
    problem: "odd_phone",
    params: { text: "1380013800", digits: 10 },
  });
});

test.each([
  ["正式党员", "full"],
  ["中共党员", "full"],
  ["中共预备党员", "probationary"],
  ["共青团员", "non_party"],
  ["民盟盟员", "non_party"],
  ["群众", "non_party"],
  ["", null],
])("the standing %j is %s", (text, expected) => {
  expect(understandStanding(text)).toEqual({ value: expected });
});

test("an unknown standing is pointed out and taken for none", () => {
  expect(understandStanding("某某")).toMatchObject({ value: "non_party", problem: "standing_unclear" });
});

test.each([
  [{ title: "主任、支部书记", rank: "县处级" }, "leading_cadre secretary civil_servant"],
  [
    { title: "副主任,支部书记", leadership: "是", employment: "公务员" },
    "leading_cadre secretary civil_servant",
  ],
  [{ title: "党组成员、副主任", leadership: "是" }, "leading_cadre none civil_servant"],
  [{ title: "主任", leadership: "否" }, "department_head none civil_servant"],
  [{ title: "监察司法工委主任、组织委员", rank: "乡科级正职" }, "department_head committee civil_servant"],
  [{ title: "办公室主任", leadership: "是", employment: "工勤" }, "department_head none worker"],
  [{ title: "办公室副主任" }, "staff none civil_servant"],
  [{ title: "三级主任科员", rank: "工人" }, "staff none civil_servant"],
  [{ title: "四级主任科员、宣传委员", rank: "乡科级正职" }, "staff committee civil_servant"],
  [{ title: "事业编九级,无" }, "staff none public_institution"],
  [{ title: "工勤人员" }, "staff none worker"],
  [{ title: "会计", office: "支部副书记" }, "staff committee none"],
  [{ title: "会计", office: "纪检委员" }, "staff committee none"],
  [{ title: "会计", office: "委员" }, "staff committee none"],
  [{ title: "会计", office: "组长" }, "staff none none"],
  [{}, "staff none none"],
])("%j: %s", (cells, expected) => {
  const { post, office, employment } = understandPost(cells);
  expect(`${post} ${office} ${employment}`).toBe(expected);
});

test.each<[Cell, string | null]>([
  ["主任， 党组成员;二级调研员", "主任、党组成员、二级调研员"],
  ["、主任、", "主任"],
  ["主任、无", "主任"],
  ["无", null],
  [null, null],
])("the title %j is kept as %s", (cell, title) => {
  expect(understandPost({ title: cell }).title).toBe(title);
});

const member = (change: Partial<Person>) =>
  ({ standing: "full", joinedParty: null, fullMemberOn: null, ...change }) as Person;

test("standings follow the full-member date without a gap", () => {
  const spans = (person: Person) =>
    standingsOf(person, "2026-01-01").map((s) => `${s.standing} ${s.fromOn}–${s.untilOn ?? ""}`);
  expect(spans(member({}))).toEqual(["full 2026-01-01–"]);
  expect(spans(member({ standing: "non_party" }))).toEqual(["non_party 2026-01-01–"]);
  expect(spans(member({ fullMemberOn: "1999-05-01" }))).toEqual(["full 1999-05-01–"]);
  expect(spans(member({ fullMemberOn: "2026-07-01" }))).toEqual([
    "probationary 2026-01-01–2026-07-01",
    "full 2026-07-01–",
  ]);
  expect(spans(member({ fullMemberOn: "2026-01-01" }))).toEqual(["full 2026-01-01–"]);
  expect(spans(member({ fullMemberOn: "2027-01-01" }))).toEqual([
    "probationary 2026-01-01–2027-01-01",
    "full 2027-01-01–",
  ]);
  expect(spans(member({ standing: "probationary", fullMemberOn: "2027-03-14" }))).toEqual([
    "probationary 2026-01-01–2027-03-14",
    "full 2027-03-14–",
  ]);
  expect(spans(member({ fullMemberOn: "2028-03-14", joinedParty: "2027-03" }))).toEqual([
    "non_party 2026-01-01–2027-03-01",
    "probationary 2027-03-01–2028-03-14",
    "full 2028-03-14–",
  ]);
});

test.each([
  ["joined before", "2027-02", "2028-02-29", "2027-02-01"],
  ["no joining known", null, "2028-05-01", "2027-05-01"],
  ["joined on the day itself", "2027-03-14", "2027-03-14", "2026-03-14"],
  ["joined after it", "2027-05-01", "2027-03-14", "2026-03-14"],
  ["a 29 February", null, "2028-02-29", "2027-03-01"],
])(
  "probation began on joining, else a year before full membership: %s",
  (_, joinedParty, fullMemberOn, from) => {
    const spans = standingsOf(member({ joinedParty, fullMemberOn }), "2026-01-01");
    expect(spans).toEqual([
      { standing: "non_party", fromOn: "2026-01-01", untilOn: from },
      { standing: "probationary", fromOn: from, untilOn: fullMemberOn },
      { standing: "full", fromOn: fullMemberOn, untilOn: null },
    ]);
  },
);

test.each([
  ["退休", ["retired 2026-01-01"]],
  ["长期病假", ["long_sick 2026-01-01"]],
  ["流动党员，现在广州务工", ["mobile 2026-01-01"]],
  ["借调县委组织部", ["seconded 2026-01-01"]],
  ["2026年7月由其他单位调入", ["transferred_in 2026-07-01"]],
  ["2026.7.15转入", ["transferred_in 2026-07-15"]],
  ["2026年13月调入", []],
  ["2026年2月30日调入", []],
  ["优秀共产党员", []],
  [null, []],
])("the remark %j suggests %j", (remark, expected) => {
  expect(suggestionsIn(remark, "2026-01-01").map(({ kind, fromOn }) => `${kind} ${fromOn}`)).toEqual(
    expected,
  );
});

test("of who is here is asked what neither an earlier answer nor an exemption of the same cover settles", () => {
  const found = (["retired", "long_sick", "mobile", "seconded", "transferred_in"] as const).map((kind) => ({
    kind,
    fromOn: today,
  }));
  const asked = (settled: string[]) => unsettled(found, settled).map(({ kind }) => kind);
  expect(asked([])).toEqual(["retired", "long_sick", "mobile", "seconded"]);
  expect(asked(["retired"])).toEqual(["long_sick", "mobile", "seconded"]);
  expect(asked(["everything"])).toEqual(["mobile", "seconded"]);
  expect(asked(["seconded", "everything"])).toEqual(["mobile"]);
});

test("a membership starts when the remark that was accepted says, else when the file does, else on the chosen day", () => {
  const choices = { ...firstChoices(today), defaultFromOn: "2026-03-01" };
  const suggested = (kind: "retired" | "transferred_in") => ({ kind, fromOn: "2026-07-15" }) as Suggestion;
  const from = (enteredOn: string | null, ...accepted: Suggestion[]) =>
    membershipFrom({ enteredOn } as Person, accepted, choices);
  expect(from(null)).toBe("2026-03-01");
  expect(from("2026-02-01")).toBe("2026-02-01");
  expect(from("2026-02-01", suggested("retired"))).toBe("2026-02-01");
  expect(from("2026-02-01", suggested("retired"), suggested("transferred_in"))).toBe("2026-07-15");
});

test("of accepted remarks come exemptions, one of each cover, none before the membership", () => {
  const accepted = (["transferred_in", "mobile", "retired", "long_sick", "seconded"] as const).map(
    (kind, n) => ({ kind, fromOn: `2026-0${n + 1}-01`, remark: kind }),
  );
  expect(exemptionsOf(accepted, "2026-02-15")).toEqual([
    { covers: "sessions", reason: "mobile", fromOn: "2026-02-15", note: "mobile" },
    { covers: "everything", reason: "retired", fromOn: "2026-03-01", note: "retired" },
  ]);
});

test("someone born on 29 February turns 18 on 1 March", () => {
  expect(["2000-02-29", "1984-02-29", "1999-05", "1999-05-17"].map(adultOn)).toEqual([
    "2018-03-01",
    "2002-03-01",
    "2017-05-01",
    "2017-05-17",
  ]);
});
