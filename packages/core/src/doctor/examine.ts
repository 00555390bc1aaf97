import { jsonPointer } from "../workflow/json-pointer.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { allChecks } from "./all-checks.ts";
import type { Check, Observation } from "./check.ts";
import { staleAcceptance } from "./checks/stale-acceptance.ts";
import type { DoctorFacts, FactName } from "./doctor-facts.ts";
import { families } from "./families.ts";
import type { AcceptedFinding, Finding, Severity } from "./finding.ts";
import { patientOf } from "./patient.ts";
import { type ModelSavings, whatModelsSave } from "./what-models-save.ts";

/** All that the doctor has to say about one workflow. */
export interface Diagnosis {
  /** Open findings, family by family, the gravest first. */
  readonly findings: readonly Finding[];
  /** Findings that the document accepts, with its reasons. */
  readonly accepted: readonly AcceptedFinding[];
  /** Checks that could see nothing, with the facts they missed. */
  readonly notLookedAt: readonly {
    readonly code: string;
    readonly title: string;
    readonly missing: readonly FactName[];
  }[];
  /** How many checks looked. */
  readonly looked: number;
  /** What the models of its cascades save, where that was measured. */
  readonly savings: readonly ModelSavings[];
}

/** Looks at the design of a compiled workflow with the facts at hand. Pure and deterministic. */
export function examine(compiled: CompiledWorkflow, facts: DoctorFacts = {}): Diagnosis {
  const patient = patientOf(compiled, facts);
  const missingFor = ({ needs = [] }: Check) => needs.filter((fact) => facts[fact] === undefined);
  const blind = allChecks.filter((check) => missingFor(check).length > 0);
  const found = allChecks
    .filter((check) => !blind.includes(check))
    .flatMap((check) => check.look(patient).map((seen) => findingOf(check, seen)));
  const { open, accepted, stale } = sortOut(found, compiled.document.doctor?.ignore ?? [], blind);
  return {
    findings: [...open, ...stale].toSorted(byWeight),
    accepted,
    notLookedAt: blind.map((check) => ({ code: check.code, title: check.title, missing: missingFor(check) })),
    looked: allChecks.length - blind.length,
    savings: whatModelsSave(facts.cascades),
  };
}

function findingOf({ code, family, ...check }: Check, { path, what, ...seen }: Observation): Finding {
  return {
    code,
    family,
    severity: seen.severity ?? check.severity,
    path: jsonPointer(path),
    what,
    why: seen.why ?? check.why,
    fix: seen.fix ?? check.fix,
    ...(seen.rule === undefined ? {} : { rule: seen.rule }),
  };
}

interface Acceptance {
  readonly code: string;
  readonly because: string;
  readonly at?: string | undefined;
}

function sortOut(found: readonly Finding[], ignore: readonly Acceptance[], blind: readonly Check[]) {
  const matches = ({ code, at }: Acceptance, finding: Finding) =>
    code === finding.code && (at === undefined || isWithin(finding.path, at));
  const acceptedBy = (finding: Finding) => ignore.find((one) => matches(one, finding));
  const stale = ignore.flatMap((one, index) => {
    if (blind.some(({ code }) => code === one.code) || found.some((finding) => matches(one, finding))) return [];
    const what = allChecks.some(({ code }) => code === one.code)
      ? `"${one.code}" is accepted but no longer found.`
      : `"${one.code}" is accepted, but the doctor knows no such finding.`;
    return [findingOf(staleAcceptance, { path: ["doctor", "ignore", index], what })];
  });
  return {
    open: found.filter((finding) => acceptedBy(finding) === undefined),
    accepted: found.flatMap((finding) => {
      const by = acceptedBy(finding);
      return by === undefined ? [] : [{ ...finding, because: by.because }];
    }),
    stale,
  };
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

const weights: readonly Severity[] = ["problem", "risk", "hint"];
const order = families.map(({ id }) => id);

function byWeight(a: Finding, b: Finding): number {
  return order.indexOf(a.family) - order.indexOf(b.family) || weights.indexOf(a.severity) - weights.indexOf(b.severity);
}
