import BookOpen from "lucide-solid/icons/book-open";
import CalendarDays from "lucide-solid/icons/calendar-days";
import ChartColumn from "lucide-solid/icons/chart-column";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import House from "lucide-solid/icons/house";
import Medal from "lucide-solid/icons/medal";
import MessageSquare from "lucide-solid/icons/message-square";
import Network from "lucide-solid/icons/network";
import NotebookPen from "lucide-solid/icons/notebook-pen";
import PenLine from "lucide-solid/icons/pen-line";
import RotateCcwClock from "lucide-solid/icons/rotate-ccw-clock";
import Ruler from "lucide-solid/icons/ruler";
import Settings from "lucide-solid/icons/settings";
import Sun from "lucide-solid/icons/sun";
import Timer from "lucide-solid/icons/timer";
import UserRound from "lucide-solid/icons/user-round";
import type { Entry } from "./page.ts";

export const icons: Record<Entry, typeof House> = {
  dashboard: House,
  sessions: CalendarDays,
  writing: NotebookPen,
  inspections: ClipboardCheck,
  assessments: Medal,
  comparison: ChartColumn,
  organization: Network,
  measures: Ruler,
  runs: Timer,
  audit: RotateCcwClock,
  feedback: MessageSquare,
  settings: Settings,
  today: Sun,
  study: BookOpen,
  write: PenLine,
  me: UserRound,
};
