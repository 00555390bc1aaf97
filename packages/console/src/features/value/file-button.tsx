import Upload from "lucide-react/icons/upload";
import { useRef } from "react";
import { Button } from "../../design/button.tsx";

type Props = { label: string; name: string; busy: boolean; onFile: (file: File) => void };

/** A button that asks for one CSV or JSON Lines file. */
export function FileButton({ label, name, busy, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.jsonl,.ndjson"
        aria-label={name}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = "";
        }}
      />
      <Button small disabled={busy} icon={<Upload size={13} aria-hidden />} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
