import { nearestName } from "../expression/nearest-name.ts";
import type { Action } from "./action-schema.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledAction } from "./compiled-action.ts";
import { isZone } from "../review/is-zone.ts";

type Track = Extract<Action, { track: unknown }>["track"];

/** What is tracked must have been found before: by a `clauses` judgment that looks for these types. */
export function compileTrack(
  { clauses: judgment, types, remind, zone, day = "first" }: Track,
  path: Path,
  compilation: Compilation,
): Omit<Extract<CompiledAction, { kind: "track" }>, "id" | "timeoutMs" | "retries"> {
  const known = compilation.clauses.get(judgment);
  if (known === undefined) reportUnknown(judgment, [...path, "clauses"], compilation);
  else
    types.forEach((type, at) => {
      if (!known.includes(type)) reportType(type, known, [...path, "types", at], compilation);
    });
  if (zone !== undefined && !isZone(zone))
    compilation.report([...path, "zone"], {
      code: "unknown-zone",
      message: `There is no time zone called "${zone}".`,
      remedy: "Name a zone of the IANA database, such as Europe/Berlin, America/New_York or UTC.",
    });
  return {
    kind: "track",
    judgment,
    types,
    daysBefore: remind.map((days) => Number.parseInt(days, 10)),
    day,
    zone: zone ?? null,
  };
}

function reportUnknown(judgment: string, path: Path, compilation: Compilation): void {
  const known = [...compilation.clauses.keys()];
  compilation.report(path, {
    code: "unknown-clauses",
    message: `No clauses judgment "${judgment}" comes before this.`,
    remedy: known.length === 0 ? "Judge with clauses before it." : `Known: ${known.join(", ")}.`,
  });
}

function reportType(type: string, known: readonly string[], path: Path, compilation: Compilation): void {
  const nearest = nearestName(type, known);
  const message = `"${type}" is none of the types that are looked for.`;
  const hint = nearest === undefined ? { remedy: `They are: ${known.join(", ")}.` } : { nearest };
  compilation.report(path, { code: "unknown-clause-type", message, ...hint });
}
