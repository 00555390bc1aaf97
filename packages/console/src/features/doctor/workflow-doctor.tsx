import type { DiagnosisWire, DoctorFinding } from "@surety/core/wire/doctor";
import { useQuery } from "@tanstack/react-query";
import { Card } from "../../design/card.tsx";
import { counted } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { doctorQuery } from "../../services/doctor.ts";
import { CleanBill } from "./clean-bill.tsx";
import { DoctorSummary } from "./doctor-summary.tsx";
import { FindingItem } from "./finding-item.tsx";
import { ModelSavings } from "./model-savings.tsx";
import { UnseenChecks } from "./unseen-checks.tsx";

/** What the doctor says of a workflow: open findings by family, accepted risks, and what could not be seen. */
export function WorkflowDoctor({ workflow }: { workflow: string }) {
  const query = useQuery(doctorQuery(workflow));
  return <Loaded query={query}>{(diagnosis) => <Diagnosis diagnosis={diagnosis} />}</Loaded>;
}

function Diagnosis({ diagnosis }: { diagnosis: DiagnosisWire }) {
  const { findings, families, accepted, notLookedAt, savings } = diagnosis;
  return (
    <div className="flex flex-col gap-4">
      {findings.length === 0 ? <CleanBill diagnosis={diagnosis} /> : <DoctorSummary diagnosis={diagnosis} />}
      {families.map(({ id, title, about }) => {
        const here = findings.filter(({ family }) => family === id);
        return here.length === 0 ? null : (
          <Card key={id} title={title} aside={counted(here.length, "finding")} flush>
            <p className="border-b px-4 py-2 text-sm text-ink-3">{about}</p>
            <FindingList findings={here} />
          </Card>
        );
      })}
      {accepted.length > 0 && (
        <Card title="Accepted risks" aside={counted(accepted.length, "finding")} flush>
          <p className="border-b px-4 py-2 text-sm text-ink-3">
            Found, and accepted in the document with a reason. They stay here for as long as they are so.
          </p>
          <FindingList findings={accepted} />
        </Card>
      )}
      <ModelSavings savings={savings} />
      <UnseenChecks checks={notLookedAt} />
    </div>
  );
}

function FindingList({ findings }: { findings: readonly DoctorFinding[] }) {
  return (
    <ul className="divide-y">
      {findings.map((finding) => (
        <FindingItem key={finding.code + finding.path + finding.what} finding={finding} />
      ))}
    </ul>
  );
}
