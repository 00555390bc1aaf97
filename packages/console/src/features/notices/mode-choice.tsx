import type { MailPreferences } from "@surety/core/wire/notification";

type Mode = MailPreferences["mode"];
const choices: { mode: Mode; label: string; hint: string }[] = [
  { mode: "none", label: "No mail", hint: "You look into the inbox by yourself." },
  {
    mode: "digest",
    label: "One mail a day",
    hint: "How much waits in your queues, what is overdue, and the most urgent reviews.",
  },
  {
    mode: "each",
    label: "Soon after something happens",
    hint: "New and overdue reviews, what is assigned to you, notes that mention you. At most one mail in ten minutes.",
  },
];

export function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">How often you hear of reviews</legend>
      {choices.map((choice) => (
        <label key={choice.mode} className="flex items-start gap-2.5">
          <input
            type="radio"
            name="mode"
            className="mt-1 accent-accent"
            checked={choice.mode === mode}
            onChange={() => onChange(choice.mode)}
          />
          <span>
            <span className="font-medium">{choice.label}</span>
            <span className="block text-sm text-ink-3">{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
