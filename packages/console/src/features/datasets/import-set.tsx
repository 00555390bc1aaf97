import type { SetImport } from "@surety/core/wire/dataset";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { controlClass, Field } from "../../design/field.tsx";
import { counted } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useImportSet } from "../../services/datasets.ts";
import { RefusedList } from "./refused-list.tsx";

/** Takes a file into a set: first it is shown how the file is understood, then it is kept. */
export function ImportSet({ workflow, set }: { workflow: string; set?: string | undefined }) {
  const [name, setName] = useState(set ?? `${workflow}-gold`);
  const [file, setFile] = useState<File | null>(null);
  const sending = useImportSet(workflow);
  const send = (chosen: File, preview: boolean) => sending.mutate({ set: name, file: chosen, preview });
  const previewed = sending.data?.version === null;
  return (
    <Card
      title={set === undefined ? "Import a set" : `Import into ${set}`}
      aside="JSON Lines, CSV, OpenAI Evals, promptfoo, Langfuse, LangSmith, Label Studio"
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-3">
          {set === undefined && (
            <Field
              label="Name of the set"
              hint="Lower-case letters, digits and dashes"
              className="w-64"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
          <div className="flex flex-col gap-1">
            <label htmlFor="set-file" className="text-sm font-medium text-ink-2">
              File
            </label>
            <input
              id="set-file"
              type="file"
              accept=".csv,.jsonl,.ndjson,.json,.yaml,.yml"
              className={`${controlClass} w-80 pt-1`}
              onChange={(event) => {
                const chosen = event.target.files?.[0] ?? null;
                setFile(chosen);
                if (chosen !== null) send(chosen, true);
              }}
            />
          </div>
        </div>
        {sending.isError && <ProblemNote error={sending.error} />}
        {sending.data !== undefined && <Understood result={sending.data} />}
        {file !== null && previewed && (
          <div>
            <Button tone="primary" disabled={sending.isPending} onClick={() => send(file, false)}>
              Keep {counted(sending.data?.taken ?? 0, "case")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function Understood({ result }: { result: SetImport }) {
  const { version, format, taken, frozen, taught, agreement } = result;
  return (
    <div className="flex flex-col gap-2">
      <p role="status">
        {version === null ? `Read as ${format}: ` : `Kept as version ${version.number}: `}
        {counted(taken, "case")}, {counted(frozen, "frozen case")}.
        {taught > 0 && ` A model may have learned from ${taught} of them; it is not measured on these.`}
        {agreement !== null &&
          ` Several people annotated ${counted(agreement.cases, "case")}${agreement.alpha === null ? "" : `; their agreement (Krippendorff's alpha) is ${agreement.alpha.toFixed(2)}`}.`}
      </p>
      {version === null && (
        <ul className="flex flex-col gap-0.5 text-sm text-ink-2">
          {result.sample.map((item) => (
            <li key={`${item.judgment} ${item.text} ${item.value}`} className="flex gap-2">
              <span className="w-40 shrink-0 truncate font-medium">{item.value}</span>
              <span className="truncate">{item.text}</span>
            </li>
          ))}
        </ul>
      )}
      <RefusedList refused={result.refused} />
    </div>
  );
}
