import type { endpoints } from "../../../../worker/organization/people/shape-answers";
import { admin, branchOf, type Prepared, someone } from "../../attempts";
import type { Specimens } from "../../specimen";

const onPerson =
  (below: string, body: object): Prepared =>
  async (full) => ({ who: admin(full), path: `/people/${await someone(full)}${below}`, body });
const post = { post: "staff", office: "none", employment: "civil_servant", fromOn: "2027-01-10" };
const interval = { fromOn: "2027-01-10", version: 1 };

export const people: Specimens<typeof endpoints> = {
  "GET /people": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    query: ({ units }) => `?unit=${units}`,
  },
  "POST /people": {
    who: "401 401 404 404 404 403 ok 403 403 ok",
    body: ({ units }) => ({ name: "新人", branchId: units, standing: "full", ...post }),
    creates: (full) => ({
      who: admin(full),
      path: "/people",
      body: {
        name: "新人",
        branchId: branchOf(full),
        standing: "full",
        post: "staff",
        office: "none",
        employment: "civil_servant",
        fromOn: "2027-01-10",
      },
    }),
  },
  "GET /people/:id": {
    who: "401 401 404 404 ok ok ok ok ok ok",
  },
  "PUT /people/:id": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ name: "改名", version: 99 }),
    edits: onPerson("", { name: "改名", version: 1 }),
  },
  "POST /people/:id/contact": {
    who: "401 401 404 404 ok ok ok 403 403 ok",
    neither: "a look, written down each time",
  },
  "POST /people/:id/erasure": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    once: true,
  },
  "POST /people/:id/exemptions": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ covers: "sessions", reason: "mobile", fromOn: "2026-12-05" }),
    creates: async (full) => ({
      who: admin(full),
      path: `/people/${await someone(full, "吴新")}/exemptions`,
      body: { covers: "sessions", reason: "mobile", fromOn: "2027-01-05" },
    }),
  },
  "POST /people/:id/exemptions/:exemption/end": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ on: "2027-01-10" }),
    once: true,
  },
  "POST /people/:id/intervals/:interval/withdrawal": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ version: 99 }),
    edits: async (full) => {
      const path = `/people/${await someone(full)}`;
      await admin(full).post(`${path}/standing`, { standing: "non_party", ...interval });
      const { standings } = (await (await admin(full).get(path)).json()) as { standings: { id: string }[] };
      return {
        who: admin(full),
        path: `${path}/intervals/${standings[0]?.id}/withdrawal`,
        body: { version: 2 },
      };
    },
  },
  "POST /people/:id/post": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ ...post, version: 99 }),
    edits: onPerson("/post", {
      post: "department_head",
      office: "none",
      employment: "worker",
      ...interval,
    }),
  },
  "POST /people/:id/standing": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ standing: "full", fromOn: "2027-01-10", version: 99 }),
    edits: onPerson("/standing", { standing: "non_party", ...interval }),
  },
  "POST /people/:id/transfer": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: ({ units }) => ({ branchId: units, fromOn: "2027-01-10", version: 99 }),
    edits: onPerson("/transfer", { branchId: null, ...interval }),
  },
  "GET /people/departed": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
};
