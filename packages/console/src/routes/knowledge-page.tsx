import type { KnowledgeBase } from "@surety/core/wire/knowledge";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import BookOpen from "lucide-react/icons/book-open";
import { EmptyState } from "../design/empty-state.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { BaseTable } from "../features/knowledge/base-table.tsx";
import { BaseView } from "../features/knowledge/base-view.tsx";
import { sizeWords } from "../features/knowledge/knowledge-words.ts";
import { NewBase } from "../features/knowledge/new-base.tsx";
import { present } from "../search-params.ts";
import { knowledgeBasesQuery } from "../services/knowledge.ts";
import { sessionQuery } from "../services/session.ts";

const route = getRouteApi("/shell/knowledge");

/** What drafts may rest on: all knowledge bases, or one of them. */
export function KnowledgePage() {
  const { base } = route.useSearch();
  const role = useQuery(sessionQuery).data?.person?.role;
  const mayChange = role === "owner" || role === "editor";
  return (
    <Loaded query={useQuery(knowledgeBasesQuery)} title="Knowledge">
      {(bases) =>
        base === undefined ? (
          <AllBases bases={bases} mayChange={mayChange} />
        ) : (
          <OneBase key={base} name={base} base={bases.find(({ name }) => name === base)} mayChange={mayChange} />
        )
      }
    </Loaded>
  );
}

function AllBases({ bases, mayChange }: { bases: KnowledgeBase[]; mayChange: boolean }) {
  return (
    <Page
      title="Knowledge"
      lead="What drafts may rest on: files and past answers. Nothing in them is ever taken for an instruction."
    >
      {bases.length === 0 ? (
        <EmptyState
          icon={<BookOpen size={28} aria-hidden />}
          title="No knowledge base yet"
          action={mayChange && <NewBase />}
        >
          A workflow that writes answers rests them on files and past answers, sentence by sentence. Put the first ones
          under a name.
        </EmptyState>
      ) : (
        <>
          <BaseTable bases={bases} />
          {mayChange && <NewBase />}
        </>
      )}
    </Page>
  );
}

function OneBase({ name, base, mayChange }: { name: string; base: KnowledgeBase | undefined; mayChange: boolean }) {
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={name}
      lead={
        <>
          <Link to="/knowledge" className="text-accent-ink underline">
            All knowledge bases
          </Link>
          {base !== undefined && base.passages > 0 && <>: {sizeWords(base)}</>}
        </>
      }
    >
      <BaseView
        base={name}
        uses={base?.usedBy ?? []}
        asked={q}
        onAsk={(text) => void navigate({ search: present({ base: name, q: text }) as never, replace: true })}
        mayChange={mayChange}
      />
    </Page>
  );
}
