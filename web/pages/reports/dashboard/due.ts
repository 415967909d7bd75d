import type { Task } from "../../../ui/TaskList.tsx";
import { inspectionTasks } from "./due-inspection.ts";
import { accountTasks, leftTasks, linkTasks, remarkTasks } from "./due-organization.ts";
import { ratingTasks, runTasks } from "./due-rating.ts";
import { essayTasks, leaveTasks } from "./due-review.tsx";
import { registerTasks, todayTasks } from "./due-study.ts";
import { useSayings } from "./sayings.ts";
import type { Sources } from "./sources.ts";

/** The most pressing first. */
const inOrder = [
  todayTasks,
  runTasks,
  inspectionTasks,
  essayTasks,
  leaveTasks,
  ratingTasks,
  registerTasks,
  remarkTasks,
  leftTasks,
  linkTasks,
  accountTasks,
];

/** What the sources hold as tasks. */
export function useDue(sources: Sources): () => Task[] {
  const telling = { ...sources, ...useSayings() };
  return () => inOrder.flatMap((tasksOf) => tasksOf(telling));
}
