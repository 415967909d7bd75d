import { globSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { byName, clock, day, figure, fullDay, listed, money, percent } from "../../web/text/format.ts";
import { chooseLanguage } from "../../web/text/index.ts";

test.each([
  [89.996, "89.99"],
  [0.29 * 100, "29"],
  [100, "100"],
  [-1.239, "-1.23"],
  [1234.5, "1,234.5"],
])("%d is cut off at two decimals, never rounded up", (value, shown) => expect(figure(value)).toBe(shown));

test("a share is shown per cent", () => expect(percent(21 / 24)).toBe("87.5%"));
test("money is kept in fen", () => expect(money(123_450)).toBe("1,234.50"));
test("a day is the day it says, in any zone", () => {
  expect(day("2026-10-14")).toBe("10月14日");
  expect(fullDay("2026-01-01")).toBe("2026年1月1日");
});
test("a moment is told in Shanghai's time", () => expect(clock(Date.UTC(2026, 9, 14, 6, 32))).toBe("14:32"));
test("names sort by pinyin", () =>
  expect(["周宁", "陈立", "马志强", "安然"].sort(byName)).toEqual(["安然", "陈立", "马志强", "周宁"]));
test("a list takes the comma of the language it is read in", async () => {
  expect(listed(["记录员", "书记"])).toBe("记录员、书记");
  vi.stubGlobal("document", { documentElement: {} });
  await chooseLanguage("en");
  expect(listed(["Recorder", "Secretary"])).toBe("Recorder, Secretary");
  await chooseLanguage("zh");
});
test("no page joins names by a comma of its own", () => {
  const own = globSync("web/{pages,shell}/**/*.{ts,tsx}").filter((file) =>
    /\.join\("(?:、|, )"\)/.test(readFileSync(file, "utf8")),
  );
  expect(own).toEqual([]);
});
