import { parts } from "../../db/demo/calendar";
import type { Env } from "../env";
import { found } from "./founding";

/** The founding, then the parts of every month up to today. */
export const chapterCount = 1;

export async function tellChapter(env: Env, chapter: number): Promise<{ until: string }> {
  const [first] = parts();
  if (chapter === 0) {
    await found(env);
    return { until: first?.first ?? "" };
  }
  return { until: "" };
}
