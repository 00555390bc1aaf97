import { Link } from "@tanstack/react-router";
import InboxIcon from "lucide-react/icons/inbox";
import SearchX from "lucide-react/icons/search-x";
import { buttonClass } from "../../design/button.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { chipsOf } from "./filter-words.ts";
import { isFiltered, type InboxSearch } from "./inbox-search.ts";

/** An empty list says whether nothing waits at all, or nothing of what was looked for. */
export function NothingWaits({ search }: { search: InboxSearch }) {
  if (!isFiltered(search))
    return (
      <EmptyState
        icon={<InboxIcon size={28} aria-hidden />}
        title="Nothing waits for you"
        action={
          <Link to="/cases" className={buttonClass()}>
            Look at the cases
          </Link>
        }
      >
        Cases come here when the machine is not sure enough, when much is at stake, and when one is drawn for a check.
      </EmptyState>
    );
  const words = chipsOf(search).map((chip) => chip.words);
  return (
    <EmptyState
      icon={<SearchX size={28} aria-hidden />}
      title="Nothing waits here"
      action={
        <Link to="/inbox" search={{} as never} className={buttonClass("primary")}>
          Show all that is open
        </Link>
      }
    >
      {search.q !== undefined && (
        <p>
          No open review has words that begin with “{search.q}”. Words count from their first letter, without accents.
        </p>
      )}
      {words.length > 0 && <p>The list is narrowed to: {words.join(", ")}.</p>}
    </EmptyState>
  );
}
