import type { QueueCount } from "@surety/core/wire/review";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { controlClass, Select } from "../../design/field.tsx";
import { present } from "../../search-params.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { sorts, type InboxSearch } from "./inbox-search.ts";

const TYPING_MS = 200;

/** Search, order, and the choice of queue where there is no room for a list of queues. */
export function ListHead({ queues, search }: { queues: QueueCount[]; search: InboxSearch }) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? "");
  const set = (change: InboxSearch) =>
    void navigate({ to: ".", search: present({ ...search, ...change }) as never, replace: true });
  const latest = useRef(set);
  useEffect(() => {
    latest.current = set;
  });
  useEffect(() => {
    if (text === (search.q ?? "")) return;
    const timer = setTimeout(() => latest.current({ q: text || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, search.q]);
  useKeys([{ keys: "/", label: "Search", group: "Inbox", run: () => input.current?.focus() }]);
  return (
    <div className="grid grid-cols-2 gap-2 border-b p-2">
      <input
        ref={input}
        type="search"
        aria-label="Search reviews"
        placeholder="Search  /"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={leaveOnEscape}
        className={`${controlClass} col-span-2`}
      />
      <Select
        label="Queue"
        className="2xl:hidden"
        value={search.queue ?? ""}
        onChange={(event) => set({ queue: event.target.value || undefined })}
        options={[
          { value: "", label: "All queues" },
          ...queues.map((queue) => ({ value: queue.queue, label: `${queue.queue} (${queue.open})` })),
        ]}
      />
      <Select
        label="Order"
        className="2xl:col-span-2"
        value={search.sort ?? "due"}
        onChange={(event) => set({ sort: sorts.find((sort) => sort.value === event.target.value)?.value })}
        options={[...sorts]}
      />
    </div>
  );
}
