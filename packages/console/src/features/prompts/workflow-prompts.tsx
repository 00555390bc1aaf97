import type { PromptHistory } from "@surety/core/wire/prompt";
import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../design/empty-state.tsx";
import { Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { experimentsQuery, promptsQuery } from "../../services/experiments.ts";
import { sessionQuery } from "../../services/session.ts";
import { ExperimentList } from "./experiment-list.tsx";
import { ExperimentView } from "./experiment-view.tsx";
import { PromptCard } from "./prompt-card.tsx";
import { TryForm } from "./try-form.tsx";

/** What the address holds: the judgment, and the experiment that is open. */
export type PromptView = { judgment?: string | undefined; experiment?: string | undefined };
type Props = { workflow: string; view: PromptView; onView: (view: PromptView) => void };

/** How language models are asked about a workflow's cases, and experiments with asking them otherwise. */
export function WorkflowPrompts({ workflow, view, onView }: Props) {
  const prompts = useQuery(promptsQuery(workflow, view.judgment));
  return (
    <Loaded query={prompts} skeleton={<PromptsSkeleton />}>
      {(history) =>
        history.judgment === null ? (
          <EmptyState title="No model is asked here">
            Prompts belong to judgments that models answer. Add a classify or score judgment to the flow of this
            workflow.
          </EmptyState>
        ) : (
          <Prompts key={history.judgment} workflow={workflow} history={history} view={view} onView={onView} />
        )
      }
    </Loaded>
  );
}

function Prompts({ workflow, history, view, onView }: Props & { history: PromptHistory }) {
  const role = useQuery(sessionQuery).data?.person?.role;
  const mayChange = role === "owner" || role === "editor";
  const experiments = useQuery(experimentsQuery(workflow));
  const current = history.versions.find((one) => one.current);
  const open = (experiment: string | undefined) => onView({ judgment: view.judgment, experiment });
  return (
    <div className="flex flex-col gap-4">
      {history.judgments.length > 1 && (
        <Select
          className="max-w-60"
          label="Judgment"
          bare={false}
          value={history.judgment ?? ""}
          onChange={(event) => onView({ judgment: event.target.value })}
          options={history.judgments.map((name) => ({ value: name, label: name }))}
        />
      )}
      {view.experiment !== undefined && (
        <ExperimentView id={view.experiment} mayChange={mayChange} onClose={() => open(undefined)} />
      )}
      <div className={`grid items-start gap-4 ${mayChange ? "xl:grid-cols-2" : ""}`}>
        <PromptCard workflow={workflow} history={history} />
        {mayChange && current !== undefined && (
          <TryForm workflow={workflow} history={history} current={current} onPlanned={open} />
        )}
      </div>
      <Loaded query={experiments} skeleton={<Skeleton className="h-40" />}>
        {(rows) => <ExperimentList rows={rows} onOpen={open} />}
      </Loaded>
    </div>
  );
}

function PromptsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 xl:grid-cols-2">
      <Skeleton className="h-72" />
      <Skeleton className="h-72" />
      <Skeleton className="h-40 xl:col-span-2" />
    </div>
  );
}
