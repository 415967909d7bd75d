/**
 * The figures of 2026 to date as somebody would group them by hand: attendance by branch and status, hours with it, notes, essays,
 * posts and certificates of those who belong to a branch today. It knows no instant, no exemption and no book.
 */
export function comparisonFloor(binding: D1Database, county: string): D1PreparedStatement[] {
  const current = `b.county_id = ?1 AND b.until_on IS NULL`;
  const mine = (row: string) => `${row}.county_id = ?1 AND ${row}.person_id = b.person_id`;
  const year = "BETWEEN '2026-01-01' AND '2026-12-31'";
  return [
    `SELECT b.branch_id, a.status, s.held_on >= '2026-10-01' AS asked, count(*) AS n, sum(s.minutes) AS minutes FROM study_sessions s
      CROSS JOIN session_closures c ON c.county_id = ?1 AND c.session_id = s.id
      CROSS JOIN attendance a ON a.county_id = ?1 AND a.session_id = s.id
      CROSS JOIN memberships b ON b.county_id = ?1 AND b.person_id = a.person_id AND b.from_on <= s.held_on
        AND (b.until_on IS NULL OR b.until_on > s.held_on)
      WHERE s.county_id = ?1 AND s.held_on ${year} GROUP BY 1, 2, 3`,
    `SELECT b.branch_id, sum(n.characters) FROM memberships b CROSS JOIN notes n ON ${mine("n")} AND n.written_on ${year}
      WHERE ${current} GROUP BY 1`,
    `SELECT b.branch_id, e.half, count(*) FROM memberships b CROSS JOIN essays e ON ${mine("e")} AND e.half IN ('2026H1', '2026H2')
      CROSS JOIN essay_reviews r ON r.county_id = ?1 AND r.essay_id = e.id AND r.version = e.version AND r.outcome = 'accepted'
      WHERE ${current} GROUP BY 1, 2`,
    `SELECT b.branch_id, p.post, p.office, count(*) FROM memberships b CROSS JOIN posts p ON ${mine("p")} AND p.until_on IS NULL
      WHERE ${current} GROUP BY 1, 2, 3`,
    `SELECT b.branch_id, sum(k.minutes) FROM contributions k CROSS JOIN memberships b ON ${mine("k")} AND b.until_on IS NULL
      WHERE k.county_id = ?1 AND k.kind = 'certificate' AND k.done_on ${year} GROUP BY 1`,
  ].map((sql) => binding.prepare(sql).bind(county));
}
