import type { Verdict } from "@surety/core/review/verdict";
import { noReason } from "@surety/core/review/no-reason";
import Search from "lucide-react/icons/search";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { controlClass, Select } from "../../design/field.tsx";
import { Kbd } from "../../design/kbd.tsx";
import type { CaseFound } from "@surety/core/wire/case";
import { type CaseFilter, foundWords } from "../../services/cases.ts";
import { saidWords } from "./said-words.ts";
import { WorkflowSelect } from "../workflows/workflow-select.tsx";
import { useKeys } from "../keyboard/key-store.ts";

const statuses = ["received", "running", "waiting", "done", "failed", "quarantined", "cancelled"];
const TYPING_MS = 200;

type Props = { filter: CaseFilter; fixedWorkflow: boolean; onFilter: (change: CaseFilter) => void };

/** The filters of the list of cases; all of them live in the address. */
export function CaseFilters({ filter, fixedWorkflow, onFilter }: Props) {
  const set = (change: CaseFilter) => onFilter({ ...filter, ...change });
  const span = spanText(filter);
  const judged = judgedText(filter);
  const any = Boolean(
    span ??
    filter.status ??
    filter.route ??
    filter.q ??
    filter.segment ??
    judged ??
    (fixedWorkflow ? undefined : filter.workflow),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox value={filter.q ?? ""} onChange={(q) => set({ q: q || undefined })} />
      {!fixedWorkflow && <WorkflowSelect value={filter.workflow} onChoose={(workflow) => set({ workflow })} />}
      <Select
        label="Status"
        className="w-36"
        value={filter.status ?? ""}
        onChange={(event) => set({ status: event.target.value || undefined })}
        options={[{ value: "", label: "Any status" }, ...statuses.map((value) => ({ value, label: value }))]}
      />
      <Select
        label="Route"
        className="w-36"
        value={filter.route ?? ""}
        onChange={(event) => set({ route: event.target.value || undefined })}
        options={[
          { value: "", label: "Any route" },
          { value: "automated", label: "automated" },
          { value: "reviewed", label: "reviewed" },
        ]}
      />
      {span && (
        <Button small onClick={() => set({ since: undefined, until: undefined, outcome: undefined })}>
          {span} ×
        </Button>
      )}
      {filter.segment && (
        <Button small onClick={() => set({ segment: undefined })}>
          segment {filter.segment} ×
        </Button>
      )}
      {judged && (
        <Button
          small
          onClick={() =>
            set({
              judgment: undefined,
              label: undefined,
              gate: undefined,
              found: undefined,
              verdict: undefined,
              reason: undefined,
              action: undefined,
              version: undefined,
            })
          }
        >
          {judged} ×
        </Button>
      )}
      {any && (
        <Button tone="ghost" small onClick={() => onFilter(fixedWorkflow ? { workflow: filter.workflow } : {})}>
          Clear
        </Button>
      )}
    </div>
  );
}

/** "arrived 2 Nov to 9 Nov, with reopened": the part of a list that a number opened. */
function spanText({ since, until, outcome }: CaseFilter): string | undefined {
  const day = (at: string) =>
    new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const parts = [
    since && until
      ? `arrived ${day(since)} to ${day(until)}`
      : since
        ? `arrived since ${day(since)}`
        : until && `arrived before ${day(until)}`,
    outcome && `with ${outcome}`,
  ];
  return parts.filter(Boolean).join(", ") || undefined;
}

const gateWords: Record<string, string> = {
  automate: "automated, not audited",
  review: "sent to a person",
  audit: "automated, drawn for an audit",
  automated: "automated",
};

/** "intent: refund, automated": which judgment a list is narrowed to. */
function judgedText({
  judgment,
  label,
  gate,
  found,
  verdict,
  reason,
  action,
  version,
}: CaseFilter): string | undefined {
  const what = [judgment, label].filter(Boolean).join(": ");
  const parts = [
    what,
    gate && (gateWords[gate] ?? gate),
    found && (foundWords[found as CaseFound] ?? found),
    verdict && (saidWords[verdict as Verdict] ?? verdict),
    reason && (reason === noReason ? "with a note alone" : `because of ${reason}`),
    action && `action ${action}`,
    version && `version ${version.slice(0, 8)}`,
  ];
  return parts.filter(Boolean).join(", ") || undefined;
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => latest.current(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  useKeys([{ keys: "/", label: "Search", group: "List", run: () => input.current?.focus() }]);
  return (
    <div className="relative w-72 max-w-full">
      <Search size={14} aria-hidden className="absolute top-2.25 left-2.5 text-ink-3" />
      <input
        ref={input}
        type="search"
        aria-label="Search cases"
        placeholder="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={leaveOnEscape}
        className={`${controlClass} pl-8`}
      />
      {text === "" && (
        <span className="absolute inset-y-0 right-2 flex items-center">
          <Kbd keys="/" />
        </span>
      )}
    </div>
  );
}
