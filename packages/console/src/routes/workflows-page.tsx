import { useQuery } from "@tanstack/react-query";
import { Card } from "../design/card.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { NoWorkflows } from "../features/workflows/no-workflows.tsx";
import { WorkflowTable } from "../features/workflows/workflow-table.tsx";
import { workflowsQuery } from "../services/workflows.ts";

export function WorkflowsPage() {
  const workflows = useQuery(workflowsQuery);
  return (
    <Page title="Workflows" lead="What runs here, what each may do alone, and the promise behind that.">
      <Card flush>
        <Loaded query={workflows}>
          {(rows) => (rows.length === 0 ? <NoWorkflows /> : <WorkflowTable rows={rows} />)}
        </Loaded>
      </Card>
    </Page>
  );
}
