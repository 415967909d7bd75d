import { expect, test } from "vitest";
import { groupsOfFiles } from "../../web/build/groups.ts";

test("every file that the build groups is there under the name it is given", () => {
  expect(groupsOfFiles().length).toBeGreaterThan(3);
});
