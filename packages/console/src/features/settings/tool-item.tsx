import type { ConnectionToolRow } from "@surety/core/wire/connection-tool";
import { Badge, type BadgeTone } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { LongText } from "../../design/long-text.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useAllowTool } from "../../services/connection-tools.ts";

type Use = ConnectionToolRow["use"];

/** One tool: what its server says of it, and what is allowed. */
export function ToolItem({ tool, connection }: { tool: ConnectionToolRow; connection: string }) {
  const allow = useAllowTool(connection);
  const { name, title, description, fingerprint, use, accepted } = tool;
  const choose = (next: Use) => allow.mutate({ tool: name, use: next, fingerprint });
  const [words, tone] = standingOf(tool);
  return (
    <li className="flex flex-col gap-1.5 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 font-mono font-medium break-all">{name}</p>
        {title !== name && <p className="text-ink-3">{title}</p>}
        <Badge tone={tone}>{words}</Badge>
      </div>
      <LongText
        className="text-sm text-ink-2"
        fold={600}
        text={description === "" ? "The server says nothing of it." : description}
      />
      <Folded summary="What it takes">
        <JsonBlock value={tool.input} label={`Schema of ${name}`} />
      </Folded>
      <div className="flex flex-wrap gap-2">
        {use !== null && !accepted && (
          <Button small tone="primary" disabled={allow.isPending} onClick={() => choose(use)}>
            {use === "lookup" ? "Accept: it only reads" : "Accept: it acts"}
          </Button>
        )}
        {use !== "lookup" && (
          <Button small disabled={allow.isPending} onClick={() => choose("lookup")}>
            Allow: it only reads
          </Button>
        )}
        {use !== "effect" && (
          <Button small disabled={allow.isPending} onClick={() => choose("effect")}>
            Allow: it acts
          </Button>
        )}
        {use !== null && (
          <Button small tone="harm" disabled={allow.isPending} onClick={() => choose(null)}>
            Allow no more
          </Button>
        )}
      </div>
      {allow.isError && <ProblemNote error={allow.error} />}
    </li>
  );
}

function standingOf({ use, accepted }: ConnectionToolRow): [string, BadgeTone] {
  if (use === null) return ["not allowed", "neutral"];
  if (!accepted) return ["changed, not called", "harm"];
  return use === "lookup" ? ["reads", "automated"] : ["acts", "accent"];
}
