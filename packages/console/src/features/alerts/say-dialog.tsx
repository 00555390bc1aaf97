import { useId, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { controlClass } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";

type Props = {
  title: string;
  lead: string;
  label: string;
  least: number;
  action: string;
  error: Error | null;
  busy: boolean;
  onClose: () => void;
  onSay: (text: string) => void;
};

/** Asks for a sentence that is kept. */
export function SayDialog({ title, lead, label, least, action, error, busy, onClose, onSay }: Props) {
  const [text, setText] = useState("");
  const id = useId();
  const missing = least - text.trim().length;
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing <= 0) onSay(text.trim());
        }}
      >
        <p className="text-ink-2">{lead}</p>
        <label htmlFor={id} className="text-sm font-medium text-ink-2">
          {label}
        </label>
        <textarea
          id={id}
          autoFocus
          rows={4}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
          className={`${controlClass} h-auto py-1.5`}
        />
        {error && <ProblemNote error={error} />}
        <div className="flex items-center justify-end gap-3">
          {missing > 0 && <span className="text-sm text-ink-3">{missing} more characters</span>}
          <Button type="submit" tone="primary" disabled={missing > 0 || busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
