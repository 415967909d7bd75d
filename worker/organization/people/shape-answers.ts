import * as v from "valibot";
import { EMPLOYMENTS, EXEMPTION_REASONS, OFFICES, POSTS, STANDINGS } from "../../../db/vocabulary";
import { Can, Created } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { PersonRow } from "./shape";

/** What a standing, a post and an exemption have in common; `untilOn` is the first day on which it no longer holds. */
const interval = {
  id: v.string(),
  countyId: v.string(),
  personId: v.string(),
  fromOn: v.string(),
  untilOn: v.nullable(v.string()),
  untilBefore: v.nullable(v.string()),
  endedAt: v.nullable(v.number()),
  importId: v.nullable(v.string()),
  createdAt: v.number(),
  createdBy: v.nullable(v.string()),
};

export const PersonDetail = v.strictObject({
  person: v.strictObject({
    createdAt: v.number(),
    createdBy: v.nullable(v.string()),
    id: v.string(),
    staffNumber: v.nullable(v.string()),
    name: v.string(),
    gender: v.nullable(v.picklist(["male", "female"])),
    /** YYYY-MM or YYYY-MM-DD. */
    born: v.nullable(v.string()),
    phone: v.nullable(v.string()),
    /** YYYY-MM or YYYY-MM-DD. */
    joinedParty: v.nullable(v.string()),
    remark: v.nullable(v.string()),
    importId: v.nullable(v.string()),
    version: v.number(),
    countyId: v.string(),
  }),
  can: Can,
  /** Of the person's account; null without one, and where the reader may not see accounts. */
  login: v.nullable(v.string()),
  /** Intervals of which something can be taken back today. */
  withdrawable: v.array(v.string()),
  memberships: v.array(
    v.strictObject({
      id: v.string(),
      branchId: v.string(),
      branchName: v.string(),
      fromOn: v.string(),
      untilOn: v.nullable(v.string()),
      endedAt: v.nullable(v.number()),
      createdAt: v.number(),
      version: v.number(),
    }),
  ),
  standings: v.array(
    v.strictObject({
      ...interval,
      standing: v.picklist(STANDINGS),
    }),
  ),
  posts: v.array(
    v.strictObject({
      ...interval,
      post: v.picklist(POSTS),
      office: v.picklist(OFFICES),
      employment: v.picklist(EMPLOYMENTS),
      /** In the civil service's probation period. */
      onProbation: v.boolean(),
      title: v.nullable(v.string()),
    }),
  ),
  exemptions: v.array(
    v.strictObject({
      ...interval,
      covers: v.picklist(["everything", "sessions"]),
      reason: v.picklist(EXEMPTION_REASONS),
      note: v.nullable(v.string()),
      version: v.number(),
    }),
  ),
});

export type PersonDetail = v.InferOutput<typeof PersonDetail>;

/** Somebody who left every branch; erasable from that day on. */
export const DepartedRow = v.strictObject({
  erasableFrom: v.string(),
  id: v.string(),
  name: v.string(),
  version: v.number(),
  branchName: v.string(),
  leftOn: v.string(),
});

export type DepartedRow = v.InferOutput<typeof DepartedRow>;

export const PeoplePage = v.strictObject({ people: v.array(PersonRow), after: v.nullable(v.string()) });

export type PeoplePage = v.InferOutput<typeof PeoplePage>;

/** What is written down in the log under this concept's name. */
export const events = [
  "person.transferred",
  "person.left",
  "person.standing_changed",
  "person.post_changed",
  "person.exempted",
  "person.exemption_ended",
  "person.interval_withdrawn",
  "person.added",
  "person.edited",
  "contact.shown",
  "person.erased",
] as const;

export const endpoints = {
  "GET /people": PeoplePage,
  "POST /people": Created,
  "GET /people/:id": PersonDetail,
  "PUT /people/:id": answersNothing,
  "POST /people/:id/contact": v.strictObject({
    phone: v.nullable(v.string()),
    born: v.nullable(v.string()),
  }),
  "POST /people/:id/erasure": answersNothing,
  "POST /people/:id/exemptions": Created,
  "POST /people/:id/exemptions/:exemption/end": answersNothing,
  "POST /people/:id/intervals/:interval/withdrawal": answersNothing,
  "POST /people/:id/post": answersNothing,
  "POST /people/:id/standing": answersNothing,
  "POST /people/:id/transfer": answersNothing,
  "GET /people/departed": v.strictObject({
    people: v.array(DepartedRow),
  }),
} satisfies Endpoints;
