import { expect, test } from "vitest";
import { ROLES } from "../../../db/vocabulary";
import { type Ability, reach } from "../../../worker/core/permissions";

/** One line an ability, one column a role: a change of what somebody may do is a change of this table, which a reviewer sees. */
function table(): string {
  const abilities = Object.keys(reach).toSorted() as Ability[];
  const width = Math.max(...abilities.map((ability) => ability.length)) + 2;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(15))
      .join("")
      .trimEnd();
  return `${[
    "".padEnd(width) + line(ROLES),
    ...abilities.map(
      (ability) =>
        ability.padEnd(width) +
        line(ROLES.map((role) => (reach[ability] as Partial<Record<string, string>>)[role] ?? "-")),
    ),
  ].join("\n")}\n`;
}

test("who may do what, how far, is this table", async () => {
  await expect(table()).toMatchFileSnapshot("permissions.txt");
});

test("a leader changes nothing", () => {
  const changing = (Object.keys(reach) as Ability[]).filter(
    (ability) => !ability.endsWith(".read") && "leader" in reach[ability],
  );
  expect(changing).toEqual([]);
});
