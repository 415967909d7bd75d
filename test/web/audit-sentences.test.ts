import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditing } from "../../web/text/access/audit.zh";
import { events } from "../../worker/gathered/shapes";

/** Events as actions name them, alternatives and templates included, but for what the log is not told of. */
function eventsWritten(): string[] {
  const files = globSync("worker/**/*.ts").filter((file) => !file.startsWith("worker/local/"));
  const found = files.flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(
        /\bevent: ([^\n]*(?:\n\s+[?:][^\n]*)*)(\n[^}]*?unaudited: true)?/g,
      ),
    ].flatMap(([, said = "", unaudited]) =>
      unaudited
        ? []
        : [...said.matchAll(/["`]([a-z_]+\.[a-z_]*)(\$\{\w+\})?[`"]/g)].map(([, event = "", open]) =>
            open ? `${event}*` : event,
          ),
    ),
  );
  return [...new Set(found)];
}

const isOf = (written: string, event: string) =>
  written.endsWith("*") ? event.startsWith(written.slice(0, -1)) : written === event;

test("every event that the worker writes down is declared by its concept, once", () => {
  const written = eventsWritten();
  expect(written.length).toBeGreaterThan(70);
  expect(written.filter((one) => !events.some((event) => isOf(one, event)))).toEqual([]);
  expect([...events].sort()).toEqual([...new Set(events)].sort());
});

test("every declared event is written down somewhere, and the log has no sentence for another", () => {
  const counted = ["account.sign_in_failed", "account.unknown_name_failed"];
  const written = [...eventsWritten(), ...counted];
  expect(events.filter((event) => !written.some((one) => isOf(one, event)))).toEqual([]);
  const sentences = Object.keys(auditing.zh).filter((key) => key.includes("."));
  expect(sentences.sort()).toEqual([...events].sort());
});
