import type { DiagnosisWire, DoctorFinding } from "@surety/core/wire/doctor";
import { counted } from "../../design/format.ts";

/** The counts in one line, and which families are without a finding. */
export function DoctorSummary({ diagnosis }: { diagnosis: DiagnosisWire }) {
  const { findings, accepted, families, looked } = diagnosis;
  const many = (severity: DoctorFinding["severity"]) => findings.filter((one) => one.severity === severity).length;
  const clean = families.filter(({ id }) => !findings.some(({ family }) => family === id));
  const parts = [
    counted(many("problem"), "problem"),
    counted(many("risk"), "risk"),
    counted(many("hint"), "hint"),
    ...(accepted.length === 0 ? [] : [`${counted(accepted.length, "risk")} accepted`]),
  ];
  return (
    <div className="flex flex-col gap-0.5">
      <p>
        <span className="font-medium">{parts.join(" · ")}</span>{" "}
        <span className="text-ink-3">from {counted(looked, "check")} of this design.</span>
      </p>
      {clean.length > 0 && (
        <p className="text-sm text-ink-3">
          Without a finding: {clean.map(({ title }) => title.toLowerCase()).join(", ")}.
        </p>
      )}
    </div>
  );
}
