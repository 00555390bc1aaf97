import type { KnowledgeBase } from "@surety/core/wire/knowledge";
import { Link } from "@tanstack/react-router";

/** The judgments that use a base; one that learns puts there what people sent. */
export function UserLinks({ uses }: { uses: KnowledgeBase["usedBy"] }) {
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {uses.map(({ workflow, title, judgment, learns }) => (
        <span key={`${workflow} ${judgment}`}>
          <Link to="/workflows/$name" params={{ name: workflow }} className="text-accent-ink underline max-sm:py-3">
            {title}
          </Link>
          <span className="text-ink-3">
            , {judgment}
            {learns && ", which learns into it"}
          </span>
        </span>
      ))}
    </span>
  );
}
