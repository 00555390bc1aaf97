import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../design/loaded.tsx";
import { Select } from "../../design/field.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { qualityQuery } from "../../services/quality.ts";
import { CascadeCard } from "./cascade-card.tsx";
import { DraftsCard } from "./drafts-card.tsx";
import { JudgmentQualityView } from "./judgment-quality-view.tsx";
import { LayoutCurveCard } from "./layout-curve-card.tsx";
import { LivePart } from "./live-part.tsx";
import { ReasonsCard } from "./reasons-card.tsx";
import { SignalsCard } from "./signals-card.tsx";
import { TrainCard } from "./train-card.tsx";

type Props = { workflow: string; judgment: string | undefined; onJudgment: (name: string) => void };

/** The quality of one workflow, judgment by judgment. */
export function WorkflowQuality({ workflow, judgment, onJudgment }: Props) {
  const quality = useQuery(qualityQuery(workflow));
  return (
    <Loaded query={quality} skeleton={<Skeleton className="h-96" />}>
      {(data) => {
        const chosen = data.judgments.find((each) => each.judgment === judgment) ?? data.judgments[0];
        return (
          <div className="flex flex-col gap-4">
            {data.judgments.length > 1 && (
              <Select
                className="max-w-60"
                label="Judgment"
                bare={false}
                value={chosen?.judgment ?? ""}
                onChange={(event) => onJudgment(event.target.value)}
                options={data.judgments.map((each) => ({ value: each.judgment, label: each.judgment }))}
              />
            )}
            {chosen && <JudgmentQualityView quality={chosen} workflow={workflow} />}
            {chosen?.curve && <LayoutCurveCard curve={chosen.curve} />}
            {chosen && <SignalsCard workflow={workflow} judgment={chosen.judgment} />}
            {chosen && <CascadeCard workflow={workflow} judgment={chosen.judgment} />}
            {chosen && <LivePart workflow={workflow} judgment={chosen.judgment} />}
            <DraftsCard workflow={workflow} />
            <ReasonsCard workflow={workflow} />
            <TrainCard quality={data} />
          </div>
        );
      }}
    </Loaded>
  );
}
