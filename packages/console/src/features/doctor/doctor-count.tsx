import { useQuery } from "@tanstack/react-query";
import { count } from "../../design/format.ts";
import { doctorQuery } from "../../services/doctor.ts";

/** How many problems and risks are open, beside the name of the tab; nothing where there are none. */
export function DoctorCount({ workflow }: { workflow: string }) {
  const { data } = useQuery(doctorQuery(workflow));
  const open = data?.findings.filter(({ severity }) => severity !== "hint") ?? [];
  if (open.length === 0) return null;
  const problems = open.filter(({ severity }) => severity === "problem").length;
  const tone = problems > 0 ? "bg-harm-soft text-harm-ink" : "bg-caught-soft text-caught-ink";
  return (
    <span className={`rounded-sm px-1 text-xs font-medium ${tone}`}>
      {count(open.length)}
      <span className="sr-only"> findings</span>
    </span>
  );
}
