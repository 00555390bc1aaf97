import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { SkeletonRows } from "../design/skeleton.tsx";
import { OwnFigures } from "../features/practice/own-figures.tsx";
import { WhoSees } from "../features/practice/who-sees.tsx";
import { practiceSummaryQuery } from "../services/datasets.ts";

/** How somebody decides, told to nobody before them. */
export function YouPage() {
  return (
    <Page title="How you decide">
      <Loaded query={useQuery(practiceSummaryQuery)} skeleton={<SkeletonRows rows={8} />}>
        {(summary) => (
          <>
            <OwnFigures summary={summary} />
            <WhoSees summary={summary} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
