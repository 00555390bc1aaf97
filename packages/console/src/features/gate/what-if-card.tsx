import type { WhatIf } from "@surety/core/gate/what-if";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { GateCurve } from "../../charts/gate-curve.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Select } from "../../design/field.tsx";
import { handleSentence, price } from "./gate-sentences.ts";
import { segmentName } from "./segment-name.ts";
import type { SegmentPicture } from "./gate-picture.ts";
import { WhatIfTable } from "./what-if-table.tsx";

type Props = {
  detail: GateDetail;
  pictures: SegmentPicture[];
  picture: SegmentPicture;
  chosen: WhatIf;
  onSegment: (name: string) => void;
  onChoose: (threshold: number | null) => void;
};

/** The trade between automation and error, with a handle to try thresholds out. */
export function WhatIfCard({ detail, pictures, picture, chosen, onSegment, onChoose }: Props) {
  const { guaranteed } = picture;
  const away = guaranteed !== null && chosen.threshold !== guaranteed.threshold;
  return (
    <Card
      title="What a threshold gives and risks"
      aside={
        <>
          {away && (
            <Button small onClick={() => onChoose(null)}>
              Back to the guarantee
            </Button>
          )}
          {pictures.length > 1 && (
            <Select
              label="Segment"
              className="w-40"
              value={picture.name}
              onChange={(event) => onSegment(event.target.value)}
              options={pictures.map(({ name }) => ({ value: name, label: segmentName(name) }))}
            />
          )}
        </>
      }
    >
      <GateCurve
        curve={picture.curve}
        assurance={picture.facts.assurance}
        maxError={detail.gate.maxError}
        guaranteed={guaranteed}
        naive={picture.naive}
        chosen={chosen}
        onChoose={onChoose}
      />
      <div className="mt-4">
        <WhatIfTable detail={detail} picture={picture} chosen={chosen} />
      </div>
      <p className="mt-3 max-w-[80ch] text-ink-2">
        {handleSentence(chosen, guaranteed?.threshold ?? null, detail.gate.maxError)} {price(picture)}
      </p>
    </Card>
  );
}
