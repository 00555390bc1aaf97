import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { useDeferredValue, useState } from "react";
import { Kbd } from "../../design/kbd.tsx";
import { casesQuery } from "../../services/cases.ts";
import { workflowsQuery } from "../../services/workflows.ts";
import { navItems } from "../shell/nav-items.ts";
import { PaletteFrame } from "./palette-frame.tsx";
import { setTheme, type ThemeChoice } from "../shell/theme.ts";

const groupClass =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3";
const itemClass =
  "mx-1.5 flex h-8 max-sm:h-11 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-accent-soft";
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
  const fits = (words: string) => hasAll(words, text);
  const pages = navItems.filter((item) => fits(item.label));
  const flows = workflows.filter((row) => fits(`${row.title} ${row.name}`));
  const deeds = [
    { label: "Answer the next review", keys: "", run: () => navigate({ to: "/inbox" }) },
    { label: "Show the keys of this page", keys: "?", run: onHelp },
    ...themes.map((theme) => ({ label: `Theme: ${theme}`, keys: "", run: () => setTheme(theme) })),
  ].filter((deed) => fits(deed.label));
  const then = (action: () => unknown) => () => {
    onClose();
    action();
  };
  return (
    <PaletteFrame onClose={onClose}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Find cases, pages, workflows, actions"
        className="h-11 w-full rounded-t-md border-b bg-transparent px-4 text-h3 -outline-offset-2"
      />
      <Command.Empty className="px-4 py-8 text-center text-ink-3">
        {found.isFetching ? "Looking…" : `Nothing is called “${text}”.`}
      </Command.Empty>
      <Command.List className="max-h-[52vh] overflow-auto pb-2">
        {cases.length > 0 && (
          <Command.Group heading="Cases" className={groupClass}>
            {cases.map((row) => (
              <Command.Item
                key={row.id}
                value={row.id}
                className={itemClass}
                onSelect={then(() => navigate({ to: "/cases/$id", params: { id: row.id } }))}
              >
                <span className="grow truncate">{row.title}</span>
                <span className="text-sm text-ink-3">{row.answer}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {pages.length > 0 && (
          <Command.Group heading="Pages" className={groupClass}>
            {pages.map((item) => (
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
        )}
        {flows.length > 0 && (
          <Command.Group heading="Workflows" className={groupClass}>
            {flows.map((row) => (
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
        )}
        {deeds.length > 0 && (
          <Command.Group heading="Actions" className={groupClass}>
            {deeds.map((deed) => (
              <Command.Item key={deed.label} value={deed.label} className={itemClass} onSelect={then(deed.run)}>
                <span className="grow">{deed.label}</span>
                {deed.keys && <Kbd keys={deed.keys} />}
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </PaletteFrame>
  );
}

/** Whether a text has every word that was typed, in any order. */
function hasAll(text: string, typed: string): boolean {
  const low = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}
