import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { WorkflowQuality } from "../features/quality/workflow-quality.tsx";
import { NoWorkflows } from "../features/workflows/no-workflows.tsx";
import { useBusiest, WorkflowPicker } from "../features/workflows/workflow-picker.tsx";
import { workflowsQuery } from "../services/workflows.ts";

const route = getRouteApi("/shell/quality");

export function QualityPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const workflows = useQuery(workflowsQuery);
  const busiest = useBusiest(workflows.data);
  return (
    <Loaded query={workflows} title="Quality">
      {(rows) => {
        const name = search.workflow ?? busiest;
        const picker = name && (
          <WorkflowPicker
            rows={rows}
            value={name}
            onChange={(chosen) => void navigate({ search: { workflow: chosen } })}
          />
        );
        return (
          <Page
            title="Quality"
            lead="How good the answers are, on labels that the model did not learn from and on audited cases."
            actions={picker}
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
