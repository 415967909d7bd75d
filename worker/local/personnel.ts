import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { branches } from "../../db/demo/people";
import { numbersFrom } from "../../db/demo/random";
import { addPerson } from "../organization/people/actions";
import { transferPerson } from "../organization/people/actions-intervals";
import { recordBallots } from "../rating/ballots/actions";
import { ballotSheet } from "../rating/ballots/records";
import { acceptOutside, openCase, recordWarning } from "../study/cases/actions";
import { requestLeave } from "../study/leaves/actions";
import type { Cast } from "./cast";
import { seedOf } from "./month";

/** What happens to people on their day: joining, moving, a warning, a case, an appraisal given elsewhere, the ballots. */
export async function personnel(cast: Cast, part: Part): Promise<void> {
  const events: [day: string, happen: (day: string) => Promise<unknown>][] = [
    [cases.newcomer.fromOn, (day) => join(cast, day)],
    ...cases.sick.map((leave): [string, (day: string) => Promise<unknown>] => [
      leave.firstOn,
      (day) => fallSick(cast, day, leave),
    ]),
    [
      cases.moved.on,
      (day) =>
        transferPerson(cast.administrator(day), cast.person(cases.moved.key), {
          branchId: cast.unit(cases.moved.to),
          fromOn: day,
          version: 1,
        }),
    ],
    [
      cases.warned.on,
      (day) =>
        recordWarning(cast.administrator(day), cast.person(cases.warned.key), {
          decidedOn: day,
          document: "云纪〔2026〕7 号",
        }),
    ],
    [cases.held.on, (day) => openCase(cast.administrator(day), cast.person(cases.held.key), day)],
    [
      "2026-01-08",
      (day) =>
        acceptOutside(cast.administrator(day), cast.person(cases.mobile), {
          year: 2025,
          grade: "qualified",
          document: "广州市天河区棠下街道党工委证明",
        }),
    ],
    ["2026-01-12", (day) => ballots(cast, day)],
  ];
  for (const [day, happen] of events) if (day >= part.first && day <= part.last) await happen(day);
}

async function fallSick(
  cast: Cast,
  day: string,
  { key, firstOn, lastOn }: { key: string; firstOn: string; lastOn: string },
) {
  const clerk = cast.clerk(cast.everyone.find((one) => one.key === key)?.branch ?? "", day);
  await requestLeave(clerk, {
    personId: cast.person(key),
    kind: "sick",
    firstOn,
    lastOn,
    reason: "住院治疗",
  });
}

function join(cast: Cast, day: string) {
  const { branch, name, staffNumber } = cases.newcomer;
  return addPerson(cast.administrator(day), {
    branchId: cast.unit(branch),
    name,
    staffNumber,
    fromOn: day,
    checked: false,
    standing: "full",
    post: "staff",
    office: "none",
    employment: "civil_servant",
    onProbation: true,
    title: "试用期公务员",
    gender: "female",
    born: "2001-03",
    phone: "13900001234",
    joinedParty: "2021-06",
    remark: null,
  });
}

/** Each branch counts its secret ballots of 2025; only the counts are entered. */
async function ballots(cast: Cast, day: string): Promise<void> {
  for (const branch of branches) {
    const clerk = cast.clerk(branch.key, day);
    const { rows, voters } = await ballotSheet(clerk, 2025, cast.unit(branch.key));
    await recordBallots(clerk, 2025, {
      reason: null,
      branchId: cast.unit(branch.key),
      rows: rows.map(({ personId, version }) => {
        const person = cast.personOf(personId);
        const dice = numbersFrom(seedOf(`ballot ${cast.lifeOf(personId)}`))();
        const excellent = Math.round(voters * Math.min(1, (person?.zeal ?? 0.7) * 0.75 + dice * 0.25));
        const basically = dice < 0.08 ? Math.min(1, voters - excellent) : 0;
        const qualified = voters - excellent - basically;
        return { personId, version, excellent, qualified, basically, unqualified: 0 };
      }),
    });
  }
}
