import { untrack } from "solid-js";
import { keepAnswer } from "../../../shell/kept-answers.ts";
import { sessionPath } from "../../../shell/study/sessions.ts";
import { createEffect } from "../../../ui/solid.ts";
import type { PartProps } from "./acting.ts";

/** The register as it stands, with what was saved since it was asked for, opens again without a network. */
export function useKeeping(props: PartProps): void {
  createEffect(() => {
    const { detail, book } = props;
    const { state } = book.saving();
    if (state !== "saved" && (state !== "idle" || detail.asOf)) return;
    const roll = untrack(() => detail.roll.map((row) => ({ ...row, ...book.line(row.personId) })));
    keepAnswer(sessionPath(detail.session.id), { ...detail, roll, asOf: undefined }, detail.asOf);
  });
}
