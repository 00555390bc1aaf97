import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { useDeferredValue, useState } from "react";
import { Kbd } from "../../design/kbd.tsx";
import { casesQuery } from "../../services/cases.ts";
import { workflowsQuery } from "../../services/workflows.ts";
import { navItems } from "../shell/nav-items.ts";
import { setTheme, type ThemeChoice } from "../shell/theme.ts";

const groupClass =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3";
const itemClass =
  "mx-1.5 flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-accent-soft";
const themes: ThemeChoice[] = ["light", "dark", "system"];

type Props = { onClose: () => void; onHelp: () => void };

/** ⌘K: pages, workflows, actions, and cases by what they say. */
export function Palette({ onClose, onHelp }: Props) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const workflows = useQuery(workflowsQuery).data ?? [];
  const found = useInfiniteQuery({ ...casesQuery({ q: search }), enabled: search.length >= 2 });
  const cases = search.length >= 2 ? (found.data?.pages[0]?.items.slice(0, 8) ?? []) : [];
  const then = (action: () => unknown) => () => {
    onClose();
    action();
  };
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label="Find cases, pages, workflows and actions"
      overlayClassName="fixed inset-0 z-40 bg-black/40"
      contentClassName="fixed top-[14vh] left-1/2 z-50 w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 rounded-md border bg-raised shadow-popover"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Find cases, pages, workflows, actions"
        className="h-11 w-full border-b bg-transparent px-4 text-h3 outline-none"
      />
      <Command.List className="max-h-[52vh] overflow-auto pb-2">
        <Command.Empty className="px-4 py-8 text-center text-ink-3">
          {found.isFetching ? "Looking…" : `Nothing is called “${text}”.`}
        </Command.Empty>
        {cases.length > 0 && (
          <Command.Group heading="Cases" className={groupClass}>
            {cases.map((row) => (
              <Command.Item
                key={row.id}
                value={`${row.id} ${row.title} ${search}`}
                className={itemClass}
                onSelect={then(() => navigate({ to: "/cases/$id", params: { id: row.id } }))}
              >
                <span className="grow truncate">{row.title}</span>
                <span className="text-sm text-ink-3">{row.answer}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Pages" className={groupClass}>
          {navItems.map((item) => (
            <Command.Item
              key={item.to}
              value={`Go to ${item.label}`}
              className={itemClass}
              onSelect={then(() => navigate({ to: item.to }))}
            >
              <item.icon size={15} aria-hidden className="text-ink-3" />
              <span className="grow">{item.label}</span>
              <Kbd keys={item.keys} />
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading="Workflows" className={groupClass}>
          {workflows.map((row) => (
            <Command.Item
              key={row.name}
              value={`${row.title} ${row.name}`}
              className={itemClass}
              onSelect={then(() => navigate({ to: "/workflows/$name", params: { name: row.name } }))}
            >
              <span className="grow">{row.title}</span>
              <span className="font-mono text-xs text-ink-3">{row.name}</span>
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading="Actions" className={groupClass}>
          <Command.Item className={itemClass} onSelect={then(() => navigate({ to: "/inbox" }))}>
            Answer the next review
          </Command.Item>
          <Command.Item className={itemClass} onSelect={then(onHelp)}>
            <span className="grow">Show the keys of this page</span>
            <Kbd keys="?" />
          </Command.Item>
          {themes.map((theme) => (
            <Command.Item key={theme} className={itemClass} onSelect={then(() => setTheme(theme))}>
              Theme: {theme}
            </Command.Item>
          ))}
        </Command.Group>
      </Command.List>
    </Command.Dialog>
  );
}
