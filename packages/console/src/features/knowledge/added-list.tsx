import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { Button } from "../../design/button.tsx";
import { counted } from "../../design/format.ts";
import { explain } from "../../services/problem.ts";
import type { AddedFile } from "./use-added-files.ts";

/** Each file that was just added: on its way, taken in, or refused with the reason and what to do. */
export function AddedList({ files, forget }: { files: readonly AddedFile[]; forget: () => void }) {
  if (files.length === 0) return null;
  const done = files.some(({ state }) => state.at === "kept" || state.at === "refused");
  return (
    <div className="mt-3 flex flex-col gap-2">
      <ul aria-label="Files that were added" aria-live="polite" className="flex flex-col gap-1.5">
        {files.map((file) => (
          <li key={file.id} className="flex items-start gap-2">
            <Mark at={file.state.at} />
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <span className="font-medium">{file.name}</span>: <Fate state={file.state} />
            </div>
          </li>
        ))}
      </ul>
      {done && (
        <div>
          <Button small tone="ghost" onClick={forget}>
            Clear this list
          </Button>
        </div>
      )}
    </div>
  );
}

function Mark({ at }: { at: AddedFile["state"]["at"] }) {
  if (at === "kept") return <CircleCheck size={15} aria-hidden className="mt-0.5 shrink-0 text-automated-ink" />;
  if (at === "refused") return <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0 text-harm-ink" />;
  return <LoaderCircle size={15} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />;
}

function Fate({ state }: { state: AddedFile["state"] }) {
  if (state.at === "waiting") return <span className="text-ink-3">waits for its turn</span>;
  if (state.at === "reading") return <span className="text-ink-3">is sent and read…</span>;
  if (state.at === "kept") return <>{counted(state.passages, "passage")} taken in</>;
  const { sentence, remedy } = explain(state.error);
  return (
    <>
      <span className="text-harm-ink">{sentence}</span>{" "}
      {remedy !== null && <span className="text-ink-2">{remedy}</span>}
    </>
  );
}
