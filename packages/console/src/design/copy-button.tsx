import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { Button } from "./button.tsx";

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return (
    <Button
      small
      tone="ghost"
      icon={done ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      onClick={() => void copy()}
    >
      {done ? "Copied" : label}
    </Button>
  );
}
