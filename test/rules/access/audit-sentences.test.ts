import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Events as actions name them, alternatives and templates included. */
function eventsWritten(): string[] {
  const files = globSync("worker/**/*.ts").filter((file) => !file.startsWith("worker/local/"));
  const found = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bevent: ([^\n]*(?:\n\s+[?:][^\n]*)*)/g)].flatMap(
      ([, said = ""]) =>
        [...said.matchAll(/["`]([a-z_]+\.[a-z_]*)(\$\{\w+\})?[`"]/g)].map(([, event = "", open]) =>
          open ? `${event}*` : event,
        ),
    ),
  );
  return [...new Set(found)].filter((event) => !event.startsWith("draft."));
}

const keysOf = (language: string) =>
  [
    ...readFileSync(`web/text/access/audit.${language}.ts`, "utf8").matchAll(/^ {2}"([a-z_]+\.[a-z_]+)":/gm),
  ].map(([, key = ""]) => key);

test.each(["zh", "en"])("every event that the worker writes down has a sentence (%s)", (language) => {
  const events = eventsWritten();
  const keys = keysOf(language);
  expect(events.length).toBeGreaterThan(70);
  const silent = events.filter((event) =>
    event.endsWith("*") ? !keys.some((key) => key.startsWith(event.slice(0, -1))) : !keys.includes(event),
  );
  expect(silent).toEqual([]);
});
