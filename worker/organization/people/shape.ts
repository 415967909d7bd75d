import * as v from "valibot";
import { EMPLOYMENTS, EXEMPTION_REASONS, OFFICES, POSTS, STANDINGS } from "../../../db/vocabulary";
import {
  AfterPlace,
  DayOrMonth,
  DayText,
  Id,
  optionalLine,
  personName,
  Sought,
  Version,
} from "../../core/shapes";

export const Standing = v.picklist(STANDINGS);
export const Post = v.picklist(POSTS);
export const Office = v.picklist(OFFICES);
export const Employment = v.picklist(EMPLOYMENTS);

const PhoneText = v.pipe(v.string(), v.trim(), v.regex(/^\+?\d[\d -]{5,18}\d$/));
/** Unlikely dates of birth and joining were looked at and are right. */
const checked = v.optional(v.boolean(), false);
const details = {
  name: personName(60),
  staffNumber: optionalLine(40),
  gender: v.optional(v.nullable(v.picklist(["male", "female"])), null),
  born: v.optional(v.nullable(DayOrMonth), null),
  phone: v.optional(v.nullable(PhoneText), null),
  joinedParty: v.optional(v.nullable(DayOrMonth), null),
  remark: optionalLine(500),
};

export const AddPerson = v.strictObject({
  ...details,
  branchId: Id,
  /** First day in the branch. */
  fromOn: DayText,
  checked,
  standing: Standing,
  post: Post,
  office: Office,
  employment: Employment,
  onProbation: v.optional(v.boolean(), false),
  title: optionalLine(80),
});
export type AddPerson = v.InferOutput<typeof AddPerson>;

/** Phone and birth date stay as they are when they are left out: a page that was not shown them cannot send them back. */
export const EditPerson = v.strictObject({
  ...details,
  born: v.optional(v.nullable(DayOrMonth)),
  phone: v.optional(v.nullable(PhoneText)),
  checked,
  version: Version,
});
export type EditPerson = v.InferOutput<typeof EditPerson>;

/** Transfers to a branch from a day on, or leaves the county's branches when branchId is null. The version is the person's. */
export const Transfer = v.strictObject({ branchId: v.nullable(Id), fromOn: DayText, version: Version });
export type Transfer = v.InferOutput<typeof Transfer>;
export const ChangeStanding = v.strictObject({ standing: Standing, fromOn: DayText, version: Version });
export type ChangeStanding = v.InferOutput<typeof ChangeStanding>;
export const ChangePost = v.strictObject({
  post: Post,
  office: Office,
  employment: Employment,
  onProbation: v.optional(v.boolean(), false),
  title: optionalLine(80),
  fromOn: DayText,
  version: Version,
});
export type ChangePost = v.InferOutput<typeof ChangePost>;
export const WithdrawInterval = v.strictObject({ version: Version });
export const Exempt = v.strictObject({
  covers: v.picklist(["everything", "sessions"]),
  reason: v.picklist(EXEMPTION_REASONS),
  note: optionalLine(200),
  fromOn: DayText,
  /** Last day, inclusive; null while it lasts. */
  lastOn: v.optional(v.nullable(DayText), null),
});
export type Exempt = v.InferOutput<typeof Exempt>;

export const ListPeople = v.strictObject({
  unit: v.optional(Id),
  q: Sought,
  standing: v.optional(Standing),
  /** The last row of the page before: its place, staff number and id, joined by "~". */
  after: AfterPlace,
});
export type ListPeople = v.InferOutput<typeof ListPeople>;

export const PersonRow = v.strictObject({
  id: v.string(),
  name: v.string(),
  staffNumber: v.nullable(v.string()),
  branchId: v.string(),
  branchName: v.string(),
  standing: v.nullable(Standing),
  post: v.nullable(Post),
  office: v.nullable(Office),
  employment: v.nullable(Employment),
  title: v.nullable(v.string()),
  /** Null where it is unknown or the reader may not see contacts. */
  phone: v.nullable(v.string()),
  exempt: v.boolean(),
  /** Of the person's account; null without one, and where the reader may not see accounts. */
  login: v.nullable(v.string()),
});
export type PersonRow = v.InferOutput<typeof PersonRow>;
