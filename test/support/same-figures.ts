/** Every leaf of an answer under a path of keys in which an element of a list goes by its own id, so that two readers' lists meet. */
export function leavesOf(
  value: unknown,
  path = "",
  found = new Map<string, unknown>(),
): Map<string, unknown> {
  if (Array.isArray(value))
    for (const [index, one] of value.entries()) leavesOf(one, `${path}[${keyOf(one) ?? index}]`, found);
  else if (value !== null && typeof value === "object")
    for (const [key, one] of Object.entries(value)) leavesOf(one, `${path}.${key}`, found);
  else found.set(path, value);
  return found;
}

const names = ["id", "personId", "branchId", "unitId", "accountId", "quotaId", "code", "quarter", "year"];

function keyOf(one: unknown): string | undefined {
  if (one === null || typeof one !== "object") return one === null ? undefined : String(one);
  const row = one as Record<string, unknown>;
  const parts = names.flatMap((name) => (row[name] === undefined ? [] : [String(row[name])]));
  return parts.length > 0 ? parts.join(" ") : undefined;
}

/** What two readers were both told, and what of it differs; a leaf that only one was told is a matter of reach, not of figures. */
export function compared(one: unknown, other: unknown, ofTheReader: RegExp) {
  const theirs = leavesOf(other);
  const shared = [...leavesOf(one)].filter(([path]) => theirs.has(path) && !ofTheReader.test(path));
  const different = shared
    .filter(([path, value]) => value !== theirs.get(path))
    .map(([path, value]) => `${path}: ${value} / ${theirs.get(path)}`);
  return { leaves: shared.length, different };
}
