import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { buttonClass } from "../design/button.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { tabClass } from "../design/tab-class.ts";
import { LabelsTab } from "../features/datasets/labels-tab.tsx";
import { PeopleTab } from "../features/datasets/people-tab.tsx";
import { SetView } from "../features/datasets/set-view.tsx";
import { SetsTab } from "../features/datasets/sets-tab.tsx";
import { NoWorkflows } from "../features/workflows/no-workflows.tsx";
import { useBusiest, WorkflowPicker } from "../features/workflows/workflow-picker.tsx";
import { sessionQuery } from "../services/session.ts";
import { workflowsQuery } from "../services/workflows.ts";

const route = getRouteApi("/shell/datasets");
const tabs = [
  { tab: "sets", label: "Evaluation sets" },
  { tab: "labels", label: "Labels" },
  { tab: "people", label: "People" },
] as const;

export function DatasetsPage() {
  const { workflow, tab = "sets", set } = route.useSearch();
  const navigate = route.useNavigate();
  const person = useQuery(sessionQuery).data?.person;
  const mayChange = person?.role === "owner" || person?.role === "editor";
  const workflows = useQuery(workflowsQuery);
  const busiest = useBusiest(workflows.data);
  return (
    <Loaded query={workflows} title="Datasets">
      {(rows) => {
        const name = workflow ?? busiest;
        const picker = name && (
          <WorkflowPicker
            rows={rows}
            value={name}
            onChange={(chosen) => void navigate({ search: { workflow: chosen, tab } })}
          />
        );
        return (
          <Page
            title="Datasets"
            lead="Known right answers: what models learn from, what they are measured on, and who stands behind each."
            actions={
              <>
                <Link to="/knowledge" className={buttonClass("ghost")}>
                  Knowledge
                </Link>
                {picker}
              </>
            }
          >
            {name === undefined ? (
              <NoWorkflows />
            ) : (
              <>
                <nav aria-label="Parts of the datasets" className="-mt-2 flex gap-5 border-b">
                  {tabs.map((each) => (
                    <Link
                      key={each.tab}
                      to="/datasets"
                      search={{ workflow: name, tab: each.tab }}
                      className={tabClass(each.tab === tab)}
                      aria-current={each.tab === tab ? "page" : undefined}
                    >
                      {each.label}
                    </Link>
                  ))}
                </nav>
                {tab === "labels" && <LabelsTab key={name} workflow={name} mayChange={mayChange} />}
                {tab === "people" && (
                  <PeopleTab key={name} workflow={name} person={person?.id ?? ""} owner={person?.role === "owner"} />
                )}
                {tab === "sets" && set === undefined && <SetsTab key={name} workflow={name} mayChange={mayChange} />}
                {tab === "sets" && set !== undefined && <SetView key={set} name={set} mayChange={mayChange} />}
              </>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}
