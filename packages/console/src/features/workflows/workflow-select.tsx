import { useQuery } from "@tanstack/react-query";
import { Select } from "../../design/field.tsx";
import { workflowsQuery } from "../../services/workflows.ts";

type Props = { value: string | undefined; onChoose: (workflow: string | undefined) => void };

/** One workflow, or all of them (undefined). */
export function WorkflowSelect({ value, onChoose }: Props) {
  const workflows = useQuery(workflowsQuery).data ?? [];
  return (
    <Select
      label="Workflow"
      className="w-48"
      value={value ?? ""}
      onChange={(event) => onChoose(event.target.value || undefined)}
      options={[
        { value: "", label: "All workflows" },
        ...workflows.map((row) => ({ value: row.name, label: row.title })),
      ]}
    />
  );
}
