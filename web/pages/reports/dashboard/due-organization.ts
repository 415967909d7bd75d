import { isBranch } from "../../../shell/organization/units.ts";
import { fullDay, moment } from "../../../text/format.ts";
import type { Task } from "../../../ui/TaskList.tsx";
import { type Telling, to } from "./sayings.ts";

export function accountTasks({ links, units, can, t, names }: Telling): Task[] {
  if (!links.isSuccess) return [];
  const open = links.data.invitations.filter((link) => link.isOpen && link.purpose === "invitation");
  const asked = new Set(open.filter((link) => link.role === "secretary").map((link) => link.unitId));
  const without = (units.isSuccess ? units.data.units : []).filter(
    (unit) => isBranch(unit) && !unit.isDissolved && !unit.secretary && !asked.has(unit.id),
  );
  return [
    ...(without.length && can("unit.manage")
      ? [
          {
            title: t("secretaries", { n: without.length }),
            detail: names(without.map((unit) => unit.name)),
            href: to("/organization"),
          },
        ]
      : []),
    ...(open.length
      ? [
          {
            title: t("invitations", { n: open.length }),
            detail: names(open.map((link) => link.personName ?? link.unitName)),
            href: to("/organization"),
            due: t("open_until", { at: moment(Math.min(...open.map((link) => link.expiresAt))) }),
          },
        ]
      : []),
  ];
}

export function linkTasks({ unlinked, t }: Telling): Task[] {
  const n = unlinked.isSuccess ? unlinked.data.unlinked : 0;
  return n ? [{ title: t("unlinked", { n }), detail: t("unlinked_help"), href: to("/accounts") }] : [];
}

/** A person who came to a branch before the day it was dissolved on and was not moved by then counts nowhere. */
export function leftTasks({ units, can, t }: Telling): Task[] {
  return (units.isSuccess && can("unit.manage") ? units.data.units : [])
    .filter((unit) => unit.isDissolved && unit.people > 0)
    .map((unit) => ({
      title: t("left_in_dissolved", { n: unit.people }),
      detail: t("left_in_dissolved_since", { branch: unit.name, day: fullDay(unit.dissolvedOn ?? "") }),
      href: to(`/people?unit=${unit.id}`),
    }));
}

export function remarkTasks({ remarks, t, names }: Telling): Task[] {
  const open = remarks.isSuccess ? remarks.data.remarks : [];
  if (!open.length) return [];
  return [
    {
      title: t("remarks_open", { n: open.length }),
      detail: names(open.map((row) => row.name)),
      href: to("/rosters"),
    },
  ];
}
