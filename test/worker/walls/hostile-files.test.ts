import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { generated, known } from "../../support/hostile";
import { aCounty, aPerson, type Caller, idOf, withBranches } from "../../support/world";

const long = bindings.LONG === "1";

/** A county with both doors open, and somebody of another county who goes on working meanwhile. */
async function aCountyUnderAttack() {
  const [county, other] = [await aCounty(), await aCounty()];
  const { branches } = await withBranches(county, "城关支部");
  const unitId = branches.城关支部 ?? "";
  await aPerson(county, unitId, "甲");
  const session = await idOf(
    await county.administrator.post("/sessions", {
      unitId,
      kind: "party_lesson",
      audience: "members",
      title: "党课",
      heldOn: "2026-10-14",
      startsAt: "09:00",
      endsAt: "10:00",
    }),
  );
  await county.administrator.post(`/sessions/${session}/opening`);
  const neighbour = () => other.administrator.get("/units");
  return {
    caller: county.administrator,
    doors: ["/rosters", `/sessions/${session}/sign-in-sheet`],
    neighbour,
  };
}

async function sent(caller: Caller, door: string, file: Uint8Array) {
  const reply = await caller.upload(door, file, "花名册.xlsx");
  const { code } = reply.ok ? { code: "read" } : ((await reply.json()) as { code: string });
  return `${reply.status} ${code}`;
}

const answers = [
  "200 read",
  "201 read",
  "409 nothing_to_import",
  "413 too_large",
  "415 unsupported_media",
  "422 invalid_input",
];

test("what stopped the server is refused at every upload, and others are answered meanwhile", async () => {
  const { caller, doors, neighbour } = await aCountyUnderAttack();
  for (const [name, make] of Object.entries(known)) {
    const file = make();
    for (const door of doors) {
      const [said, reply] = await Promise.all([sent(caller, door, file), neighbour()]);
      expect({ name, door, status: reply.status }).toEqual({ name, door, status: 200 });
      expect(answers).toContain(said);
    }
  }
}, 120_000);

test("files made of anything are answered with a reason or read, at every upload, and others are answered meanwhile", async () => {
  const { caller, doors, neighbour } = await aCountyUnderAttack();
  for (let seed = 0; seed < (long ? 2_000 : 100); seed++) {
    const door = doors[seed % doors.length] ?? "";
    const [said, reply] = await Promise.all([sent(caller, door, generated(seed)), neighbour()]);
    expect({ seed, status: reply.status }).toEqual({ seed, status: 200 });
    expect(answers).toContain(said);
  }
}, 1_800_000);
