export type Seed = { sql: string; params: unknown[] };
export type Size = { organs: number; branches: number; people: number; sessions: number };

/** 300 branches in 30 units, 40 people each, a full year: 360,000 rolls, 48,000 notes, 24,000 essays. */
export const bigCounty: Size = { organs: 30, branches: 10, people: 40, sessions: 30 };

const id = (prefix: string, number: string) => `printf('${prefix}_%026d', ${number})`;
const days = "printf('2026-%02d-%02d', 1 + s % 12, 1 + (s * 7 + b) % 28)";
/** Shanghai noon of a day in epoch ms. */
const noon = (day: string) => `(unixepoch(${day} || 'T04:00:00Z') * 1000)`;

const numbered = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, "0")}`;
/** The ids of what `seedsOf` makes, by its place. */
export const seeded = {
  organ: (n: number) => numbered("unt", 900_000 + n),
  branch: (n: number) => numbered("unt", n),
  person: (n: number) => numbered("per", n),
};

/** A county's rows made by the database itself: one statement a table. The root unit and the measures are there already. */
export function seedsOf(code: string, root: string, { organs, branches, people, sessions }: Size): Seed[] {
  const all = organs * branches;
  const numbers = (name: string, count: number) =>
    `${name}(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM ${name} WHERE n + 1 < ${count})`;
  const from = (sql: string, params: unknown[] = [code]) => ({ sql, params });
  const everyone = `WITH RECURSIVE ${numbers("p", all * people)}`;
  const rolls = `WITH RECURSIVE ${numbers("x", all * sessions)}, held(b, s) AS (SELECT n / ${sessions}, n % ${sessions} FROM x)`;
  const branch = (number: string) => id("unt", number);
  const organ = (number: string) => id("unt", `900000 + ${number}`);
  const since = "1735689600000";
  return [
    from(
      `WITH RECURSIVE ${numbers("o", organs)} INSERT INTO units (county_id, id, parent_id, kind, name, path, place, organ_id, created_at)
      SELECT ?1, ${organ("n")}, ?2, 'general_branch', '单位' || n, ?2 || '/' || ${organ("n")} || '/', printf('%04d/', n), ${organ("n")}, ${since} FROM o`,
      [code, root],
    ),
    from(
      `WITH RECURSIVE ${numbers("b", all)} INSERT INTO units (county_id, id, parent_id, kind, name, path, place, organ_id, created_at)
      SELECT ?1, ${branch("n")}, ${organ(`n / ${branches}`)}, 'branch', '支部' || n, ?2 || '/' || ${organ(`n / ${branches}`)} || '/' || ${branch("n")} || '/',
        printf('%04d/%04d/', n / ${branches}, n % ${branches}), ${organ(`n / ${branches}`)}, ${since} FROM b`,
      [code, root],
    ),
    from(`${everyone} INSERT INTO people (county_id, id, name, staff_number, created_at)
      SELECT ?1, ${id("per", "n")}, '人' || n, printf('%06d', n), ${since} FROM p`),
    from(`${everyone} INSERT INTO memberships (county_id, id, person_id, branch_id, from_on, created_at)
      SELECT ?1, ${id("mem", "n")}, ${id("per", "n")}, ${branch(`n / ${people}`)}, '2025-01-01', ${since} FROM p`),
    from(`${everyone} INSERT INTO standings (county_id, id, person_id, standing, from_on, created_at)
      SELECT ?1, ${id("sta", "n")}, ${id("per", "n")}, 'full', '2025-01-01', ${since} FROM p`),
    from(`${everyone} INSERT INTO posts (county_id, id, person_id, post, office, employment, from_on, created_at)
      SELECT ?1, ${id("pos", "n")}, ${id("per", "n")}, 'staff', 'none', 'civil_servant', '2025-01-01', ${since} FROM p`),
    from(`${rolls} INSERT INTO study_sessions (county_id, id, unit_id, kind, audience, title, held_on, starts_at, ends_at, minutes, created_at)
      SELECT ?1, ${id("ses", `b * ${sessions} + s`)}, ${branch("b")}, CASE s % 3 WHEN 0 THEN 'themed_party_day' WHEN 1 THEN 'branch_general_meeting' ELSE 'party_lesson' END,
        'everyone', '学习', ${days}, '09:00', '11:00', 120, ${since} FROM held`),
    from(`${rolls} INSERT INTO session_openings (county_id, session_id, created_at)
      SELECT ?1, ${id("ses", `b * ${sessions} + s`)}, ${noon(days)} FROM held`),
    from(`${rolls}, ${numbers("m", people)} INSERT INTO attendance (county_id, session_id, person_id, branch_id, status)
      SELECT ?1, ${id("ses", `b * ${sessions} + s`)}, ${id("per", `b * ${people} + m.n`)}, ${branch("b")},
        CASE (b * 31 + s * 7 + m.n * 13) % 60 WHEN 0 THEN 'unexcused' WHEN 1 THEN 'late' WHEN 2 THEN 'leave' ELSE 'present' END FROM held, m`),
    from(`${rolls} INSERT INTO session_closures (county_id, session_id, created_at)
      SELECT ?1, ${id("ses", `b * ${sessions} + s`)}, ${noon(days)} FROM held`),
    from(`${everyone}, ${numbers("q", 4)} INSERT INTO notes (county_id, id, person_id, branch_id, form, written_on, title, body, characters, character_rule, created_at)
      SELECT ?1, ${id("not", "p.n * 4 + q.n")}, ${id("per", "p.n")}, ${branch(`p.n / ${people}`)}, 'typed', printf('2026-%02d-15', q.n * 3 + 2), '笔记',
        replace(hex(zeroblob(750)), '00', '学习'), 1500, 'zh-1', ${noon("printf('2026-%02d-15', q.n * 3 + 2)")} FROM p, q`),
    from(`${everyone}, ${numbers("h", 2)} INSERT INTO essays (county_id, id, person_id, branch_id, half, title, body, characters, character_rule, submitted_at, created_at)
      SELECT ?1, ${id("ess", "p.n * 2 + h.n")}, ${id("per", "p.n")}, ${branch(`p.n / ${people}`)}, '2026H' || (h.n + 1), '心得',
        replace(hex(zeroblob(500)), '00', '心得'), 1000, 'zh-1', ${noon("'2026-06-10'")}, ${noon("'2026-06-10'")} FROM p, h`),
    from(`INSERT INTO essay_reviews (county_id, essay_id, version, outcome, created_at)
      SELECT county_id, id, 1, 'accepted', ${noon("'2026-12-15'")} FROM essays WHERE county_id = ?1`),
    from(`${everyone} INSERT INTO contributions (county_id, id, person_id, branch_id, kind, done_on, title, approved_at, created_at)
      SELECT ?1, ${id("con", "n")}, ${id("per", "n")}, ${branch(`n / ${people}`)}, 'speech', '2026-05-10', '发言', ${noon("'2026-05-10'")}, ${noon("'2026-05-10'")} FROM p`),
    from(`${everyone} INSERT INTO ballot_counts (county_id, year, person_id, branch_id, excellent, qualified, basically, unqualified, created_at)
      SELECT ?1, 2026, ${id("per", "n")}, ${branch(`n / ${people}`)}, 20 + n % 20, 40 - (20 + n % 20), 0, 0, ${noon("'2026-12-20'")} FROM p`),
  ];
}
