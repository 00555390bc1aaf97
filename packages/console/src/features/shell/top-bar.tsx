import { Link } from "@tanstack/react-router";
import Search from "lucide-react/icons/search";
import type { Session } from "@surety/core/wire/session";
import { Badge } from "../../design/badge.tsx";
import { Kbd } from "../../design/kbd.tsx";
import { PersonMenu } from "./person-menu.tsx";

type Props = { session: Session; onSearch: () => void; onHelp: () => void };

export function TopBar({ session, onSearch, onHelp }: Props) {
  return (
    <header className="flex h-11 shrink-0 items-center gap-3 border-b bg-sunken px-3 max-sm:h-12">
      <Link to="/" className="flex items-center gap-2 max-sm:h-11 rounded-sm font-semibold tracking-tight">
        <img src="/mark.svg" alt="" width={20} height={20} />
        <span className="max-sm:sr-only">Surety</span>
      </Link>
      {session.product.demo && <Badge tone="accent">demo data</Badge>}
      <button
        type="button"
        onClick={onSearch}
        className="mx-auto flex h-7 max-sm:h-11 w-full max-w-md items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-ink-3 hover:border-ink-3"
      >
        <Search size={14} aria-hidden />
        <span className="grow truncate text-left">Find cases, pages, workflows, actions</span>
        <Kbd keys="Mod K" />
      </button>
      <button
        type="button"
        onClick={onHelp}
        className="hidden h-7 items-center gap-1 rounded-md px-1.5 text-sm text-ink-2 hover:bg-line/60 sm:flex"
      >
        Keys <Kbd keys="?" />
      </button>
      {session.person && <PersonMenu person={session.person} version={session.product.version} />}
    </header>
  );
}
