import { useState } from "react";
import { Button } from "../../design/button.tsx";

/** A button that asks once, in place, before it does what cannot be undone. */
export function ConfirmButton({
  label,
  question,
  keep = "Keep",
  onConfirm,
}: {
  label: string;
  question: string;
  keep?: string;
  onConfirm: () => void;
}) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button small tone="harm" onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <span className="flex items-center gap-2 text-sm">
      {question}
      <Button small tone="harm" autoFocus onClick={onConfirm}>
        {label}
      </Button>
      <Button small onClick={() => setAsking(false)}>
        {keep}
      </Button>
    </span>
  );
}
