import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ListChecks from "lucide-react/icons/list-checks";
import { buttonClass } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { counted } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { Page } from "../../design/page.tsx";
import { Time } from "../../design/time.tsx";
import { bulksQuery } from "../../services/bulk.ts";
import { answerWords, statusWords } from "./bulk-words.ts";

/** Nothing is selected: how to begin, and what was decided together lately. */
export function RecentBulks() {
  const query = useQuery(bulksQuery);
  return (
    <Page title="Decide many reviews with one answer">
      <EmptyState
        icon={<ListChecks size={28} aria-hidden />}
        title="Nothing is selected"
        action={
          <Link to="/inbox" className={buttonClass("primary")}>
            Select in the inbox
          </Link>
        }
      >
        Select reviews with the space bar or the boxes in the list, then press b. You see what would happen before it
        does.
      </EmptyState>
      <Loaded query={query}>
        {(bulks) =>
          bulks.length > 0 && (
            <Card title="Decided together lately" flush>
              <ul className="divide-y">
                {bulks.map((bulk) => (
                  <li key={bulk.id}>
                    <Link
                      to="/inbox/bulk/$bulkId"
                      params={{ bulkId: bulk.id }}
                      className="flex h-9 items-center gap-4 px-4 hover:bg-sunken"
                    >
                      <span className="min-w-0 grow truncate font-medium">{answerWords(bulk)}</span>
                      <span className="text-sm text-ink-2">{counted(bulk.counts.total, "review")}</span>
                      <span className="text-sm text-ink-3">{statusWords[bulk.status]}</span>
                      <Time at={bulk.at} className="text-sm text-ink-3" />
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
