import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { tabClass } from "../design/tab-class.ts";
import { CaseList } from "../features/cases/case-list.tsx";
import { ImportCases } from "../features/cases/import-cases.tsx";
import { WorkflowGate } from "../features/gate/workflow-gate.tsx";
import { DoctorCount } from "../features/doctor/doctor-count.tsx";
import { WorkflowDoctor } from "../features/doctor/workflow-doctor.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { WorkflowQuality } from "../features/quality/workflow-quality.tsx";
import { WorkflowPrompts } from "../features/prompts/workflow-prompts.tsx";
import { WorkflowVersions } from "../features/versions/workflow-versions.tsx";
import { OverrideNote } from "../features/stage/override-note.tsx";
import { StageControl } from "../features/stage/stage-control.tsx";
import { WorkflowValue } from "../features/value/workflow-value.tsx";
import { StageBadge } from "../features/workflows/stage-badge.tsx";
import { Warnings } from "../features/workflows/warnings.tsx";
import type { WorkflowTab } from "./case-routes.ts";
import { present } from "../search-params.ts";
import { readinessQuery } from "../services/readiness.ts";
import { workflowQuery } from "../services/workflows.ts";
import { loadPart } from "../services/load-part.ts";

const WorkflowMap = lazy(() => loadPart(() => import("../features/workflow-map/workflow-map.tsx")));
const route = getRouteApi("/shell/workflows/$name");
const tabs: { tab: WorkflowTab; label: string }[] = [
  { tab: "map", label: "Map" },
  { tab: "cases", label: "Cases" },
  { tab: "quality", label: "Quality" },
  { tab: "gate", label: "Gate" },
  { tab: "value", label: "Value" },
  { tab: "prompts", label: "Prompts" },
  { tab: "versions", label: "Versions" },
  { tab: "doctor", label: "Doctor" },
];

const takesFiles = ({ map }: WorkflowDetail): boolean =>
  map.nodes.some((node) => node.layer === "trigger" && node.kind === "file");

export function WorkflowPage() {
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const workflow = useQuery(workflowQuery(name));
  const tab = search.tab ?? "map";
  useKeys(
    tabs.map((each, place) => ({
      keys: String(place + 1),
      label: each.label,
      group: "Parts of this workflow",
      run: () => void navigate({ search: { tab: each.tab } }),
    })),
  );
  const chooseNode = useCallback(
    (node: string | null) =>
      void navigate({ search: (old) => ({ ...old, node: node ?? undefined }) as never, replace: true }),
    [navigate],
  );
  return (
    <Loaded
      query={workflow}
      title={name}
      skeleton={
        <Page title={name}>
          <Skeleton className="h-96" />
        </Page>
      }
    >
      {(detail) => (
        <Page
          title={
            <span className="flex items-center gap-2.5">
              {detail.title}
              <StageBadge stage={detail.stage} />
            </span>
          }
          lead={detail.description}
          actions={<StageControl workflow={name} stage={detail.stage} />}
        >
          <LiveGaps workflow={name} />
          <nav aria-label="Parts of this workflow" className="-mt-2 flex gap-5 overflow-x-auto border-b">
            {tabs.map((each) => (
              <Link
                key={each.tab}
                to="/workflows/$name"
                params={{ name }}
                search={{ tab: each.tab }}
                className={tabClass(each.tab === tab)}
                aria-current={each.tab === tab ? "page" : undefined}
              >
                {each.label}
                {each.tab === "doctor" && <DoctorCount workflow={name} />}
              </Link>
            ))}
          </nav>
          {tab === "map" && (
            <>
              <Suspense fallback={<Skeleton className="h-[480px]" />}>
                <WorkflowMap detail={detail} chosen={search.node ?? null} onChoose={chooseNode} />
              </Suspense>
              <Warnings warnings={detail.warnings} />
            </>
          )}
          {tab === "cases" && (
            <>
              {takesFiles(detail) && <ImportCases workflow={name} />}
              <CaseList
                filter={{ ...search, workflow: name }}
                fixedWorkflow
                onFilter={(change) =>
                  void navigate({ search: { tab, ...change, workflow: undefined } as never, replace: true })
                }
              />
            </>
          )}
          {tab === "quality" && (
            <WorkflowQuality
              workflow={name}
              judgment={search.judgment}
              onJudgment={(judgment) => void navigate({ search: { tab, judgment }, replace: true })}
            />
          )}
          {tab === "gate" && (
            <WorkflowGate
              workflow={name}
              view={search}
              onView={(view) => void navigate({ search: present({ tab, ...view }), replace: true })}
            />
          )}
          {tab === "value" && (
            <WorkflowValue
              workflow={name}
              stage={detail.stage}
              weeks={search.weeks ?? "12"}
              onWeeks={(weeks) => void navigate({ search: { tab, weeks }, replace: true })}
            />
          )}
          {tab === "prompts" && (
            <WorkflowPrompts
              workflow={name}
              view={search}
              onView={(view) => void navigate({ search: present({ tab, ...view }), replace: true })}
            />
          )}
          {tab === "versions" && <WorkflowVersions detail={detail} />}
          {tab === "doctor" && <WorkflowDoctor workflow={name} />}
        </Page>
      )}
    </Loaded>
  );
}

/** What this live workflow should have and has not; it stands here until it is there. */
function LiveGaps({ workflow }: { workflow: string }) {
  const readiness = useQuery(readinessQuery(workflow)).data;
  if (readiness === undefined || (readiness.stage !== "live" && readiness.override === null)) return null;
  const missing = readiness.requirements.filter((one) => !one.met).map((one) => one.key);
  return <OverrideNote missing={missing} override={readiness.override} />;
}
