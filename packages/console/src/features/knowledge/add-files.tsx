import FileUp from "lucide-react/icons/file-up";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { classNames } from "../../design/class-names.ts";
import { AddedList } from "./added-list.tsx";
import { useAddedFiles } from "./use-added-files.ts";

const accepted = ".pdf,.docx,.html,.htm,.md,.txt,.eml,.csv,.jsonl,.ndjson";

/** Takes files in, dropped or chosen, and says of each what became of it. */
export function AddFiles({ base }: { base: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { files, add, forget } = useAddedFiles(base);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <Card title="Add to it" aside="PDF, Word, HTML, Markdown, text, mails; past answers as CSV or JSON Lines">
      <div
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          void add([...event.dataTransfer.files]);
        }}
        className={classNames(
          "flex flex-col items-center gap-2 rounded-md border border-dashed border-line-strong px-4 py-5 text-center",
          over && "border-accent bg-accent-soft",
        )}
      >
        <FileUp size={22} aria-hidden className="text-ink-3" />
        <p className="max-w-[64ch] text-ink-2">
          Drop files here. One of the same name replaces the one before; a table with the columns question and answer is
          taken as past answers.
        </p>
        <input
          ref={input}
          type="file"
          multiple
          accept={accepted}
          aria-label={`Files for ${base}`}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <Button tone="primary" onClick={() => input.current?.click()}>
          Choose files
        </Button>
      </div>
      <AddedList files={files} forget={forget} />
    </Card>
  );
}
