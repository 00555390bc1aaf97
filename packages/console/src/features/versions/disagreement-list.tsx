import { readableText } from "@surety/core/extract/layout-text";
import { recordWords } from "@surety/core/extract/record-words";
import type { Disagreement } from "@surety/core/wire/challenger";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { percent } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { disagreementsQuery } from "../../services/challengers.ts";

const head = "h-8 px-3 text-left font-medium whitespace-nowrap text-ink-3";
const cell = "px-3 py-1.5 align-top";

/** The cases on which they differ: the only ones that tell them apart, so somebody should read some. */
export function DisagreementList({ id }: { id: string }) {
  const query = useInfiniteQuery(disagreementsQuery(id));
  return (
    <Card title="Where they differ" flush>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((one) => one.items);
          if (rows.length === 0) return <p className="p-4 text-ink-3">They have given the same answers so far.</p>;
          return (
            <>
              <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Cases on which they differ">
                <table className="w-full text-sm">
                  <thead>
                    <tr className="border-b">
                      {["Case", "Champion", "Challenger", "Right answer"].map((title) => (
                        <th key={title} scope="col" className={head}>
                          {title}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody className="divide-y">
                    {rows.map((row) => (
                      <Row key={`${row.caseId} ${row.title} ${row.judgment}`} row={row} />
                    ))}
                  </tbody>
                </table>
              </div>
              {query.hasNextPage && (
                <div className="border-t p-2 text-center">
                  <Button small tone="ghost" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
                    More
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Row({ row }: { row: Disagreement }) {
  return (
    <tr className="hover:bg-sunken">
      <td className={`${cell} max-w-80`}>
        {row.caseId === null ? (
          <span className="line-clamp-1 text-ink-2">{readableText(row.title)}</span>
        ) : (
          <Link to="/cases/$id" params={{ id: row.caseId }} className="line-clamp-1 font-medium hover:underline">
            {row.title}
          </Link>
        )}
        <span className="text-ink-3">
          {row.judgment}
          {row.segment === null ? "" : `, ${row.segment}`}
          {row.caseId === null ? ", a label kept apart" : ""}
        </span>
      </td>
      <Answer said={row.champion} truth={row.truth} />
      <Answer said={row.challenger} truth={row.truth} />
      <td className={cell}>{(row.truth && recordWords(row.truth)) ?? <span className="text-ink-3">not known</span>}</td>
    </tr>
  );
}

function Answer({ said, truth }: { said: Disagreement["champion"]; truth: string | null }) {
  const isRight = truth !== null && said.value === truth;
  return (
    <td className={`${cell} max-w-96`}>
      <span className={isRight ? "font-semibold" : "text-ink-2"}>
        {said.value === null ? "no answer" : recordWords(said.value)}
        {isRight ? ", right" : ""}
      </span>{" "}
      <span className="text-ink-3">{percent(said.confidence)}</span>
    </td>
  );
}
