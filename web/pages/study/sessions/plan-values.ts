import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";

const t = useText(sessions);

/** What the form holds, all of it as text; an empty `every` is one session alone. */
export type PlanValues = ReturnType<typeof valuesOf>;

/** A session as it stands. */
export const valuesOf = (session: SessionDetail["session"]) => ({
  unitId: session.unitId,
  kind: session.kind as string,
  audience: session.audience as string,
  title: session.title,
  heldOn: session.heldOn,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  place: session.place ?? "",
  speaker: session.speaker ?? "",
  every: "",
  until: "",
});

/** A new one: of the own branch, today, in the usual hours. */
export const emptyFor = (unitId: string, today: string): PlanValues => ({
  unitId,
  kind: "concentrated_study",
  audience: "members",
  title: "",
  heldOn: today,
  startsAt: "15:00",
  endsAt: "17:00",
  place: "",
  speaker: "",
  every: "",
  until: "",
});

/** What has to be mended before it is sent, by field. */
export function wrongIn(form: PlanValues): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!form.unitId) wrong.unitId = t("e_unit");
  if (!form.title.trim()) wrong.title = t("e_title");
  if (!form.heldOn) wrong.heldOn = t("e_day");
  if (!form.startsAt || !form.endsAt) wrong.startsAt = t("e_time");
  else if (form.endsAt <= form.startsAt) wrong.endsAt = t("e_order");
  if (form.every && form.until <= form.heldOn) wrong["repeat.until"] = t("e_until");
  return wrong;
}

/** As the server takes it; minutes of null are the scheduled length. */
export function bodyOf({ every, until, ...form }: PlanValues, minutes: number | null) {
  return {
    ...form,
    title: form.title.trim(),
    place: form.place.trim() || null,
    speaker: form.speaker.trim() || null,
    minutes,
    repeat: every ? { every, until } : null,
  };
}
