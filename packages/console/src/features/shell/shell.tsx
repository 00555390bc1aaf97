import { Tooltip } from "@base-ui/react/tooltip";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Toasts } from "../../design/toasts.tsx";
import { useLive } from "../../services/live.ts";
import { sessionQuery } from "../../services/session.ts";
import { HelpSheet } from "../keyboard/help-sheet.tsx";
import { useActiveKeys, useKeys } from "../keyboard/key-store.ts";
import { ConnectionBar } from "./connection-bar.tsx";
import { navItems } from "./nav-items.ts";
import { SideNav } from "./side-nav.tsx";
import { TopBar } from "./top-bar.tsx";
import { loadPart } from "../../services/load-part.ts";

const Palette = lazy(async () => ({ default: (await loadPart(() => import("../palette/palette.tsx"))).Palette }));

/** The frame around every page: bar, pages, keys, palette, toasts, live updates. */
export function Shell() {
  const session = useSuspenseQuery(sessionQuery).data;
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const [collapsed, setCollapsed] = useCollapsed();
  useLive();
  useActiveKeys();
  useShellKeys({ palette: () => setPalette((open) => !open), help: () => setHelp(true) });
  return (
    <Tooltip.Provider delay={250}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-raised focus:px-3 focus:py-2"
      >
        Go to the content
      </a>
      <div className="flex h-dvh flex-col">
        <TopBar session={session} onSearch={() => setPalette(true)} onHelp={() => setHelp(true)} />
        <ConnectionBar />
        <div className="flex min-h-0 grow max-sm:flex-col">
          <SideNav collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
          <main id="content" tabIndex={-1} className="min-h-0 min-w-0 grow overflow-auto outline-none">
            <Outlet />
          </main>
        </div>
      </div>
      <HelpSheet open={help} onClose={() => setHelp(false)} />
      <Suspense>{palette && <Palette onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />}</Suspense>
      <Toasts />
    </Tooltip.Provider>
  );
}

function useShellKeys(open: { palette: () => void; help: () => void }): void {
  const navigate = useNavigate();
  useKeys([
    { keys: "Mod+k", label: "Find anything", group: "Everywhere", run: open.palette },
    { keys: "?", label: "Keys of this page", group: "Everywhere", run: open.help },
    ...navItems.map((item) => ({
      keys: item.keys,
      label: `Go to ${item.label}`,
      group: "Everywhere",
      run: () => void navigate({ to: item.to }),
    })),
  ]);
}

function useCollapsed(): [boolean, (next: boolean) => void] {
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem("surety.nav") === "folded");
  const change = (next: boolean) => {
    localStorage.setItem("surety.nav", next ? "folded" : "open");
    setCollapsed(next);
  };
  return [collapsed, change];
}
