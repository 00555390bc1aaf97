import Upload from "lucide-react/icons/upload";
import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useImport } from "../../services/jobs.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { importSentence } from "./import-sentence.ts";

/** Takes in a CSV or JSON Lines file; each row has its own fate, and the bar shows how far it is. */
export function ImportCases({ workflow }: { workflow: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [job, setJob] = useState<string | null>(null);
  const sending = useImport(workflow);
  const choose = () => input.current?.click();
  useKeys([{ keys: "i", label: "Import a file of cases", group: "List", run: choose }]);
  const send = (file: File | undefined) => {
    setJob(null);
    if (file !== undefined) sending.mutate(file, { onSuccess: (started) => setJob(started.id) });
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <input
        ref={input}
        type="file"
        accept=".csv,.jsonl,.ndjson"
        aria-label="File of cases"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button keys="i" disabled={sending.isPending} onClick={choose}>
        <Upload size={14} aria-hidden /> Import a file
      </Button>
      {sending.isPending && <span className="text-sm text-ink-3">Sending…</span>}
      {sending.isError && <ProblemNote error={sending.error} />}
      {job !== null && <JobProgress id={job} done={importSentence} />}
    </div>
  );
}
