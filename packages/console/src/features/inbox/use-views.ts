import type { SavedView } from "@surety/core/wire/review-list";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useFirstThingsDone } from "../../services/first-things.ts";
import { viewsQuery } from "../../services/views.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { rememberDefault, searchOfView } from "./default-view.ts";
import type { InboxSearch } from "./inbox-search.ts";

/** The saved views, the one that is open, and the sheet in which one is saved; with their keys. */
export function useViews(search: InboxSearch) {
  const navigate = useNavigate();
  const query = useQuery({ ...viewsQuery, enabled: useFirstThingsDone() });
  const views = query.data ?? [];
  const active = views.find(({ id }) => id === search.view) ?? null;
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    if (query.data !== undefined) rememberDefault(query.data);
  }, [query.data]);
  const go = (view: SavedView | null) =>
    void navigate({ to: "/inbox", search: (view === null ? {} : searchOfView(view)) as never });
  useKeys([
    { keys: "v", label: "Save or change this view", group: "Inbox", run: () => setSaving(true) },
    ...views.slice(0, 9).map((view, place) => ({
      keys: `g ${place + 1}`,
      label: `View ${view.name}`,
      group: "Inbox",
      run: () => go(view),
    })),
  ]);
  const saved = (id: string | null) => {
    setSaving(false);
    void navigate({ to: ".", search: { ...search, view: id ?? undefined } as never, replace: true });
  };
  return { views, active, go, saving, setSaving, saved };
}
