import { type Part, parts } from "../../db/demo/calendar";
import type { Env } from "../core/env";
import { castOf } from "./cast";
import { found } from "./founding";
import { give } from "./give";
import { inspect } from "./inspect";
import { holdSessions } from "./month";
import { personnel } from "./personnel";
import { writeEssays, writeNotes } from "./write";

const told = parts();

/** The founding, then the parts of every month up to today. */
export const chapterCount = told.length + 1;

/** Tells one chapter; the answer says on which day the schedule fires next. */
export async function tellChapter(env: Env, chapter: number): Promise<{ until: string }> {
  if (chapter === 0) {
    await found(env);
    return { until: told[0]?.first ?? "" };
  }
  const part = told[chapter - 1] as Part;
  const cast = await castOf(env);
  await personnel(cast, part);
  await inspect(cast, part);
  await holdSessions(cast, part);
  await writeNotes(cast, part);
  await writeEssays(cast, part);
  await give(cast, part);
  return { until: part.until };
}
