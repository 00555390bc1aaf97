import type { OutcomeImpact } from "../wire/value.ts";
import type { OutcomeSpec } from "../workflow/outcome-schema.ts";
import { wilson } from "../statistics/wilson.ts";
import { meanOfMoments } from "./mean-interval.ts";
import { rateDifference } from "./rate-difference.ts";

/** Outcomes of one name that are alike: of one route and version, and one value where they are not numbers. */
export interface OutcomeCount {
  route: "automated" | "reviewed";
  version: number;
  type: "boolean" | "number" | "string";
  /** The value, in words; null for numbers, which have a sum and a sum of squares. */
  value: string | null;
  n: number;
  sum: number;
  squares: number;
}

/** Ended cases of one route and version; `silent` are those of them that are old enough for silence to mean something. */
export interface EndedCount {
  route: "automated" | "reviewed";
  version: number;
  cases: number;
  silent: number;
}

type Figure = OutcomeImpact["byRoute"][number]["figure"];
const routes = ["automated", "reviewed"] as const;

/** What became of the cases of each route and version, as far as it was told. */
export function outcomeImpact(
  name: string,
  spec: OutcomeSpec | undefined,
  told: readonly OutcomeCount[],
  ended: readonly EndedCount[],
): OutcomeImpact {
  const absent = spec?.absent;
  const counts = absent === undefined ? [...told] : [...told, ...silence(absent.value, ended)];
  const kind = kindOf(counts);
  const versions = [...new Set(ended.map((one) => one.version))].toSorted((a, b) => b - a);
  const groupOf = (group: string, fits: (one: { route: string; version: number }) => boolean) => {
    const own = counts.filter(fits);
    const cases = ended.filter(fits).reduce((sum, one) => sum + one.cases, 0);
    return { group, known: sumOf(own), cases, figure: figureOf(kind, own) };
  };
  return {
    name,
    kind,
    absent: absent === undefined ? null : `${absent.value} after ${absent.after}`,
    byRoute: routes.map((route) => groupOf(route, (one) => one.route === route)),
    byVersion: versions.map((version) => ({
      ...groupOf(`version ${version}`, (one) => one.version === version),
      version,
    })),
    difference: kind === "share" ? differenceOf(counts) : null,
    words: kind === "words" ? wordsOf(counts) : [],
  };
}

/** Cases of which nothing was told count as the document says. */
function silence(value: string | number | boolean, ended: readonly EndedCount[]): OutcomeCount[] {
  return ended
    .filter((one) => one.silent > 0)
    .map(({ route, version, silent }) => ({
      route,
      version,
      type: typeof value as OutcomeCount["type"],
      value: typeof value === "number" ? null : String(value),
      n: silent,
      sum: typeof value === "number" ? value * silent : 0,
      squares: typeof value === "number" ? value * value * silent : 0,
    }));
}

/** Yes and no are a share, numbers have a mean; anything else, or a mixture, is counted word by word. */
function kindOf(counts: readonly OutcomeCount[]): OutcomeImpact["kind"] {
  const types = new Set(counts.map((one) => one.type));
  if (types.size !== 1) return "words";
  return types.has("boolean") ? "share" : types.has("number") ? "mean" : "words";
}

function figureOf(kind: OutcomeImpact["kind"], counts: readonly OutcomeCount[]): Figure {
  const n = sumOf(counts);
  if (kind === "words" || n === 0) return null;
  if (kind === "share") {
    const yes = yesOf(counts);
    return { value: yes / n, ...wilson(yes, n, 0.95), n };
  }
  const sum = counts.reduce((all, one) => all + one.sum, 0);
  const squares = counts.reduce((all, one) => all + one.squares, 0);
  return meanOfMoments(n, sum, squares) ?? { value: sum / n, low: null, high: null, n };
}

function differenceOf(counts: readonly OutcomeCount[]): OutcomeImpact["difference"] {
  const [automated, reviewed] = routes.map((route) => {
    const own = counts.filter((one) => one.route === route);
    return { count: yesOf(own), of: sumOf(own) };
  });
  return automated === undefined || reviewed === undefined ? null : rateDifference(automated, reviewed);
}

function wordsOf(counts: readonly OutcomeCount[]): OutcomeImpact["words"] {
  const groups = Map.groupBy(counts, (one) => one.value ?? "a number");
  return [...groups].map(([word, own]) => ({ word, n: sumOf(own) })).toSorted((a, b) => b.n - a.n);
}

const sumOf = (counts: readonly OutcomeCount[]): number => counts.reduce((sum, one) => sum + one.n, 0);
const yesOf = (counts: readonly OutcomeCount[]): number => sumOf(counts.filter((one) => one.value === "true"));
