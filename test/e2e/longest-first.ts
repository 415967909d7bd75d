import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that visit every page: begun first, so that none is waited for alone at the end. */
const long = ["axe-zh", "axe-en", "links", "drafts", "lost", "keyboard"];
const place = ({ moduleId }: TestSpecification) => {
  const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => place(a) - place(b));
  }
}
