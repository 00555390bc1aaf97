import type { DiagnosisWire, DoctorFinding } from "../wire/doctor.ts";
import { allChecks } from "./all-checks.ts";
import { factWords } from "./doctor-facts.ts";
import type { Diagnosis } from "./examine.ts";
import { families } from "./families.ts";
import { type Finding, findingPage } from "./finding.ts";
import { ruleYaml } from "./fit/rule-yaml.ts";

/** A diagnosis as it goes over the wire: every finding with its page's words and its rule ready to be pasted. */
export function diagnosisWire(diagnosis: Diagnosis, of: { workflow: string; version: string }): DiagnosisWire {
  return {
    ...of,
    families: families.map((family) => {
      const checks = allChecks.filter((check) => check.family === family.id);
      const looked = checks.filter(({ code }) => !diagnosis.notLookedAt.some((one) => one.code === code));
      return { ...family, checks: checks.length, looked: looked.length };
    }),
    findings: diagnosis.findings.map((finding) => findingWire(finding, null)),
    accepted: diagnosis.accepted.map(({ because, ...finding }) => findingWire(finding, because)),
    notLookedAt: diagnosis.notLookedAt.map(({ code, title, missing }) => ({
      code,
      title,
      missing: missing.map((fact) => factWords[fact]),
    })),
    looked: diagnosis.looked,
    savings: diagnosis.savings.map((one) => ({ ...one })),
  };
}

function findingWire(finding: Finding, because: string | null): DoctorFinding {
  const { code, family, severity, path, what, why, fix, rule } = finding;
  const check = allChecks.find((one) => one.code === code);
  return {
    code,
    title: check?.title ?? code,
    family,
    severity,
    path,
    what,
    why,
    fix,
    looksFor: check?.looksFor ?? "",
    example: check?.example ?? null,
    page: findingPage(code),
    rule: rule === undefined ? null : { ...rule, cases: rule.cases.map((one) => ({ ...one })), yaml: ruleYaml(rule) },
    because,
  };
}
