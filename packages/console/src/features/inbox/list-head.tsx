import type { QueueCount } from "@surety/core/wire/review";
import type { SavedView } from "@surety/core/wire/review-list";
import { useNavigate } from "@tanstack/react-router";
import X from "lucide-react/icons/x";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { count } from "../../design/format.ts";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { controlClass, Select } from "../../design/field.tsx";
import { present } from "../../search-params.ts";
import { Kbd } from "../../design/kbd.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { FilterPanel } from "./filter-panel.tsx";
import { chipsOf } from "./filter-words.ts";
import { sorts, type InboxSearch } from "./inbox-search.ts";

const TYPING_MS = 200;

type Props = {
  queues: QueueCount[];
  views: SavedView[];
  search: InboxSearch;
  onView: (view: SavedView | null) => void;
  onSaveView: () => void;
};

/** What is looked for and in which order: search, order, filters as chips, and the views where there is no list of them. */
export function ListHead({ queues, views, search, onView, onSaveView }: Props) {
  const navigate = useNavigate();
  const [panel, setPanel] = useState(false);
  const head = useRef<HTMLDivElement>(null);
  const set = (change: InboxSearch) =>
    void navigate({ to: ".", search: present({ ...search, ...change }) as never, replace: true });
  const chips = chipsOf(search);
  useEffect(() => {
    if (panel) head.current?.querySelector<HTMLElement>('[aria-label="Filters"] select')?.focus();
  }, [panel]);
  const mine = () => set({ assignee: search.assignee === "me" ? undefined : "me" });
  useKeys([
    { keys: "f", label: "Filter the list", group: "Inbox", run: () => setPanel(!panel) },
    { keys: "i", label: "Only what is assigned to me, or all again", group: "Inbox", run: mine },
  ]);
  return (
    <div
      ref={head}
      className="flex flex-col gap-2 border-b p-2"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !panel) return;
        event.preventDefault();
        setPanel(false);
      }}
    >
      <SearchField search={search} onChange={set} />
      <div className="flex gap-2">
        <Select
          label="Order"
          className="min-w-0 grow"
          value={search.sort ?? "due"}
          onChange={(event) => set({ sort: sorts.find((sort) => sort.value === event.target.value)?.value })}
          options={[...sorts]}
        />
        <Button keys="f" aria-expanded={panel} onClick={() => setPanel(!panel)}>
          Filter
        </Button>
      </div>
      <Select
        label="View"
        className="2xl:hidden"
        value={search.view ?? ""}
        onChange={(event) => onView(views.find(({ id }) => id === event.target.value) ?? null)}
        options={[
          { value: "", label: chips.length > 0 ? "No view" : "All that is open" },
          ...views.map((view) => ({ value: view.id, label: `${view.name} (${count(view.open)})` })),
        ]}
      />
      {panel && <FilterPanel queues={queues} search={search} onChange={set} />}
      <div className="flex flex-wrap items-center gap-1" role="group" aria-label="The list is narrowed to">
        {search.assignee === undefined && (
          <button
            type="button"
            onClick={mine}
            className="inline-flex h-6 items-center gap-1.5 rounded-full border border-line-strong px-2 text-sm text-ink-2 hover:bg-sunken max-sm:h-11 max-sm:px-4"
          >
            Assigned to me <Kbd keys="i" />
          </button>
        )}
        {chips.map(({ fields, words }) => (
          <button
            key={words}
            type="button"
            aria-label={`Remove the filter ${words}`}
            onClick={() => set(Object.fromEntries(fields.map((field) => [field, undefined])))}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-full border border-accent-ink bg-accent-soft px-2 text-sm hover:bg-sunken max-sm:h-11 max-sm:px-4"
          >
            <span className="truncate">{words}</span> <X size={12} aria-hidden />
          </button>
        ))}
        {chips.length > 0 && (
          <Button small keys="v" onClick={onSaveView}>
            {search.view === undefined ? "Save as view" : "Change view"}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Looked for a moment after the last letter, so that a word is asked for once. */
function SearchField({ search, onChange }: { search: InboxSearch; onChange: (change: InboxSearch) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? "");
  const [known, setKnown] = useState(search.q);
  if (known !== search.q) {
    setKnown(search.q);
    setText(search.q ?? "");
  }
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text === (search.q ?? "")) return;
    const timer = setTimeout(() => latest.current({ q: text || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, search.q]);
  useKeys([{ keys: "/", label: "Search", group: "Inbox", run: () => input.current?.focus() }]);
  return (
    <input
      ref={input}
      type="search"
      aria-label="Search reviews"
      placeholder="Search words, references, ids  /"
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={leaveOnEscape}
      className={controlClass}
    />
  );
}
