import type { SavedView } from "@surety/core/wire/review-list";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useDeleteView, useSaveView, type ViewForm } from "../../services/views.ts";
import { chipsOf } from "./filter-words.ts";
import { filterOf, sorts, type InboxSearch } from "./inbox-search.ts";

type Props = {
  search: InboxSearch;
  /** The view that is open; null for a new one. */
  view: SavedView | null;
  onClose: () => void;
  onSaved: (id: string | null) => void;
};

/** Gives the filter and the order of the list a name, or changes what has one. */
export function ViewDialog({ search, view, onClose, onSaved }: Props) {
  const mine = view?.mayChange ? view : null;
  const [name, setName] = useState(mine?.name ?? "");
  const [shared, setShared] = useState(mine?.shared ?? false);
  const [isDefault, setDefault] = useState(view?.isDefault ?? false);
  const save = useSaveView(view?.isDefault ?? false);
  const remove = useDeleteView();
  const words = [
    search.q === undefined ? null : `“${search.q}”`,
    ...chipsOf(search).map((chip) => chip.words),
    sorts.find(({ value }) => value === (search.sort ?? "due"))?.label.toLowerCase(),
  ].filter((word) => word !== null);
  const submit = (id: string | null) => {
    const form: ViewForm = { id, name: name.trim(), shared, isDefault, filter: filterOf(search) };
    save.mutate(form, { onSuccess: onSaved });
  };
  return (
    <Dialog open onClose={onClose} title={mine === null ? "Save this view" : "Change this view"}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") submit(mine?.id ?? null);
        }}
      >
        <p className="text-ink-2">Shows what is {words.join(", ")}.</p>
        <Field
          label="Name"
          autoFocus
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Choice label="Everybody may use it" checked={shared} onChange={setShared} />
        <Choice label="My inbox opens with it" checked={isDefault} onChange={setDefault} />
        {(save.error ?? remove.error) && <ProblemNote error={save.error ?? remove.error} />}
        <div className="flex flex-wrap justify-end gap-2">
          {mine !== null && (
            <>
              <Button tone="harm" onClick={() => remove.mutate(mine.id, { onSuccess: () => onSaved(null) })}>
                Delete
              </Button>
              <Button disabled={save.isPending || name.trim() === mine.name} onClick={() => submit(null)}>
                Save as a new one
              </Button>
            </>
          )}
          <Button type="submit" tone="primary" disabled={save.isPending || name.trim() === ""}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Choice({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex items-center gap-2 max-sm:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-3.5 accent-(--accent)"
      />
      {label}
    </label>
  );
}
