import type { KnowledgeBase } from "@surety/core/wire/knowledge";
import { Card } from "../../design/card.tsx";
import { AddFiles } from "./add-files.tsx";
import { SourceList } from "./source-list.tsx";
import { TrySearch } from "./try-search.tsx";
import { UserLinks } from "./user-links.tsx";

interface Props {
  base: string;
  uses: KnowledgeBase["usedBy"];
  asked: string | undefined;
  onAsk: (text: string | undefined) => void;
  mayChange: boolean;
}

/** One base: what goes in and what is in it beside what is found in it. */
export function BaseView({ base, uses, asked, onAsk, mayChange }: Props) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        {mayChange && <AddFiles base={base} />}
        <SourceList base={base} mayChange={mayChange} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <TrySearch base={base} asked={asked} onAsk={onAsk} />
        <Card title="Used by">
          {uses.length === 0 ? (
            <p className="text-ink-2">
              No workflow yet. A judgment that writes names it:{" "}
              <code className="rounded-sm bg-sunken px-1 font-mono text-sm">knowledge: [{base}]</code>
            </p>
          ) : (
            <UserLinks uses={uses} />
          )}
        </Card>
      </div>
    </div>
  );
}
