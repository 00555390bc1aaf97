import { useQuery } from "@tanstack/react-query";
import Database from "lucide-react/icons/database";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { setsQuery } from "../../services/datasets.ts";
import { ImportSet } from "./import-set.tsx";
import { MakeSet } from "./make-set.tsx";
import { SetTable } from "./set-table.tsx";

/** The evaluation sets of a workflow, and the two ways to make one. */
export function SetsTab({ workflow, mayChange }: { workflow: string; mayChange: boolean }) {
  return (
    <Loaded query={useQuery(setsQuery(workflow))}>
      {(sets) => (
        <div className="flex flex-col gap-4">
          {sets.length === 0 ? (
            <EmptyState icon={<Database size={28} aria-hidden />} title="No evaluation set yet">
              A set is cases with known answers, kept apart from learning, that every model is measured on. Import a
              file, or draw one from what people have answered here.
            </EmptyState>
          ) : (
            <SetTable sets={sets} />
          )}
          {mayChange && <ImportSet workflow={workflow} />}
          {mayChange && <MakeSet workflow={workflow} />}
        </div>
      )}
    </Loaded>
  );
}
