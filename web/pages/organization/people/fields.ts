import { EMPLOYMENTS, EXEMPTION_REASONS, OFFICES, POSTS, STANDINGS } from "../../../../db/vocabulary.ts";
import type { UnitRow } from "../../../../worker/organization/units/shape.ts";
import { isBranch } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import type { Option } from "../../../ui/Field.tsx";

export type FormField = {
  name: string;
  label: string;
  kind?: "text" | "date" | "select" | "check";
  options?: readonly Option[];
  required?: boolean;
  help?: string;
  max?: number;
  /** Checked before sending. */
  refuse?: (value: string) => string | undefined;
};

const orNull = (text: string | undefined) => text?.trim() || null;

const options = <V extends string>(values: readonly V[], word: (value: V) => string): Option[] =>
  values.map((value) => ({ value, label: word(value) }));

/** Fields by what they are about, in the language chosen. */
export function useFields() {
  const t = useText(words);
  return {
    ...useParticulars(),
    ...usePost(),
    ...useExemption(),
    standing: (): FormField => ({
      name: "standing",
      label: t("standing"),
      kind: "select",
      required: true,
      options: options(STANDINGS, (value) => t(value)),
    }),
    fromOn: (label = t("from_on")): FormField => ({ name: "fromOn", label, kind: "date", required: true }),
    branch: (units: readonly UnitRow[], label = t("branch")): FormField => ({
      name: "branchId",
      label,
      kind: "select",
      required: true,
      options: units
        .filter((unit) => isBranch(unit) && !unit.isDissolved)
        .map(({ id, name }) => ({ value: id, label: name })),
    }),
    orNull,
  };
}

function useParticulars() {
  const t = useText(words);
  return {
    particulars: (): FormField[] => [
      { name: "name", label: t("name"), required: true, max: 60 },
      { name: "staffNumber", label: t("staff_number"), max: 40 },
      {
        name: "gender",
        label: t("gender"),
        kind: "select",
        options: options(["male", "female"] as const, (value) => t(value)),
      },
      { name: "born", label: t("born"), help: t("month_help"), max: 10 },
      { name: "phone", label: t("phone"), help: t("phone_help"), max: 20 },
      { name: "joinedParty", label: t("joined"), help: t("month_help"), max: 10 },
      { name: "remark", label: t("remark"), max: 500 },
    ],
    particularsBody: (values: Record<string, string>) => ({
      name: (values.name ?? "").trim(),
      ...Object.fromEntries(
        ["staffNumber", "gender", "born", "phone", "joinedParty", "remark"].map((name) => [
          name,
          orNull(values[name]),
        ]),
      ),
    }),
  };
}

function usePost() {
  const t = useText(words);
  return {
    post: (): FormField[] => [
      {
        name: "post",
        label: t("post"),
        kind: "select",
        required: true,
        options: options(POSTS, (value) => t(value)),
      },
      {
        name: "office",
        label: t("office"),
        kind: "select",
        required: true,
        options: options(OFFICES, (value) => t(`office_${value}`)),
      },
      {
        name: "employment",
        label: t("employment"),
        kind: "select",
        required: true,
        options: options(EMPLOYMENTS, (value) => t(value === "none" ? "employment_none" : value)),
      },
      { name: "title", label: t("job"), max: 80 },
      { name: "onProbation", label: t("on_probation"), kind: "check" },
    ],
    postBody: (values: Record<string, string>) => ({
      post: values.post,
      office: values.office,
      employment: values.employment,
      onProbation: values.onProbation === "yes",
      title: orNull(values.title),
    }),
  };
}

function useExemption() {
  const t = useText(words);
  return {
    exemption: (): FormField[] => [
      {
        name: "covers",
        label: t("covers"),
        kind: "select",
        required: true,
        options: options(["everything", "sessions"] as const, (value) => t(value)),
      },
      {
        name: "reason",
        label: t("reason"),
        kind: "select",
        required: true,
        options: options(EXEMPTION_REASONS, (value) => t(value)),
      },
      { name: "note", label: t("note"), max: 200 },
      { name: "fromOn", label: t("from_on"), kind: "date", required: true },
      { name: "lastOn", label: t("last_on"), kind: "date", help: t("last_help") },
    ],
  };
}
