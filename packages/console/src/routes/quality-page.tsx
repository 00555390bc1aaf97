import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Select } from "../design/field.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { WorkflowQuality } from "../features/quality/workflow-quality.tsx";
import { NoWorkflows } from "../features/workflows/no-workflows.tsx";
import { workflowsQuery } from "../services/workflows.ts";

const route = getRouteApi("/shell/quality");

export function QualityPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const workflows = useQuery(workflowsQuery);
  return (
    <Loaded query={workflows} title="Quality">
      {(rows) => {
        const name = search.workflow ?? rows[0]?.name;
        const picker = (
          <Select
            label="Workflow"
            className="w-60"
            value={name ?? ""}
            onChange={(event) => void navigate({ search: { workflow: event.target.value } })}
            options={rows.map((row) => ({ value: row.name, label: row.title }))}
          />
        );
        return (
          <Page
            title="Quality"
            lead="How good the answers are, on labels that the model did not learn from and on audited cases."
            actions={name && picker}
          >
            {name === undefined ? (
              <NoWorkflows />
            ) : (
              <WorkflowQuality
                key={name}
                workflow={name}
                judgment={search.judgment}
                onJudgment={(judgment) => void navigate({ search: { ...search, judgment }, replace: true })}
              />
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}
