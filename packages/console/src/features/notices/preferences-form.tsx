import type { MailPreferences, OwnMailPreferences } from "@surety/core/wire/notification";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { fieldProblem } from "../../services/problem.ts";
import { useSavePreferences } from "../../services/notifications.ts";
import { DayPicker } from "./day-picker.tsx";
import { ModeChoice } from "./mode-choice.tsx";
import { QueuePicker } from "./queue-picker.tsx";

/** What one person gets by mail, and when. */
export function PreferencesForm({ own }: { own: OwnMailPreferences }) {
  const save = useSavePreferences();
  const [draft, setDraft] = useState<MailPreferences>(() => startOf(own.preferences));
  const set = (change: Partial<MailPreferences>) => {
    save.reset();
    setDraft((now) => ({ ...now, ...change }));
  };
  return (
    <Card title="What you get by mail" aside={own.email}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        {!own.sends && (
          <p className="rounded-md bg-sunken px-3 py-2 text-ink-2">
            Nothing is sent yet: an owner chooses the mail connection first. What you save here counts from then on.
          </p>
        )}
        <ModeChoice mode={draft.mode} onChange={(mode) => set({ mode })} />
        {draft.mode !== "none" && <Times draft={draft} set={set} zoneProblem={fieldProblem(save.error, "zone")} />}
        {draft.mode !== "none" && <QueuePicker chosen={draft.queues} onChange={(queues) => set({ queues })} />}
        {save.isError && <ProblemNote error={save.error} />}
        <div className="flex items-center gap-3">
          <Button tone="primary" type="submit" disabled={save.isPending || draft.days.length === 0}>
            Save
          </Button>
          <p role="status" className="text-sm text-ink-2">
            {save.isSuccess ? "Saved." : ""}
          </p>
        </div>
      </form>
    </Card>
  );
}

type TimesProps = {
  draft: MailPreferences;
  set: (change: Partial<MailPreferences>) => void;
  zoneProblem: string | null;
};

function Times({ draft, set, zoneProblem }: TimesProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {draft.mode === "digest" ? (
          <TimeField label="Comes at" value={draft.digestAt} onChange={(digestAt) => set({ digestAt })} />
        ) : (
          <>
            <TimeField label="Not before" value={draft.from} onChange={(from) => set({ from })} />
            <TimeField
              label="Not after"
              value={draft.until === "24:00" ? "23:59" : draft.until}
              onChange={(until) => set({ until })}
            />
          </>
        )}
        <Field
          className="col-span-2"
          label="Time zone"
          value={draft.zone}
          required
          onChange={(event) => set({ zone: event.target.value })}
          hint="A name such as Europe/Berlin."
          problem={zoneProblem}
        />
      </div>
      <DayPicker days={draft.days} onChange={(days) => set({ days })} />
    </>
  );
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <Field label={label} type="time" required value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** Who has not chosen anything yet begins with the clock of their browser. */
function startOf(saved: MailPreferences): MailPreferences {
  if (saved.mode !== "none" || saved.zone !== "UTC") return saved;
  return { ...saved, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
