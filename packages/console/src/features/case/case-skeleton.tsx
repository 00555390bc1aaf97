import { Page } from "../../design/page.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { caseColumnsClass } from "./case-columns.ts";

const lines = ["w-3/4", "w-1/2", "w-11/12", "w-2/3", "w-5/6", "w-1/3"];

/** The frame of a case while it is on its way: the same three columns, so that nothing jumps. */
export function CaseSkeleton() {
  return (
    <Page title="Case" lead={<Skeleton className="my-1 h-3 w-96 max-w-full" />}>
      <div role="status" aria-label="Loading" className={caseColumnsClass}>
        {["came", "happened", "answers"].map((column) => (
          <div key={column} className="rounded-md border bg-surface">
            <div className="flex h-[33px] items-center border-b px-4">
              <Skeleton className="h-3 w-24" />
            </div>
            <div className="flex flex-col gap-4 p-4">
              {lines.map((line) => (
                <Skeleton key={line} className={`h-3 ${line}`} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Page>
  );
}
