import type { ConnectionRow } from "@surety/core/wire/session";
import { useQuery } from "@tanstack/react-query";
import Plug from "lucide-react/icons/plug";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Time } from "../../design/time.tsx";
import { connectionsQuery, useDeleteConnection, useTestConnection } from "../../services/connections.ts";
import { explain } from "../../services/problem.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { ToolsDialog } from "./tools-dialog.tsx";
import { ConnectionForm } from "./connection-form.tsx";

/** The named ways to the outside. */
export function ConnectionsTab() {
  const connections = useQuery(connectionsQuery);
  const [editing, setEditing] = useState<ConnectionRow | "new" | null>(null);
  const make = (
    <Button tone="primary" small onClick={() => setEditing("new")}>
      Make a connection
    </Button>
  );
  return (
    <Card title="Connections" aside={make} flush>
      {editing !== null && <ConnectionForm row={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
      <Loaded query={connections}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<Plug size={28} aria-hidden />}
              title="No connection yet"
              action={
                <Button tone="primary" onClick={() => setEditing("new")}>
                  Make the first one
                </Button>
              }
            >
              A connection is a named way to an outside system, such as a mailbox or a database. Workflows use its name;
              its secrets stay on the server.
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {rows.map((row) => (
                <ConnectionItem key={row.name} row={row} onEdit={() => setEditing(row)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const shown = (settings: Record<string, unknown>): string =>
  Object.entries(settings)
    .map(([name, value]) => [name, settingWords(value)])
    .filter(([, words]) => words !== "")
    .map((pair) => pair.join(" "))
    .join(", ");

/** Lists in full, of everything else that has parts their names. */
function settingWords(value: unknown): string {
  if (value === null || typeof value !== "object") return String(value);
  const parts = Array.isArray(value) ? value.map(settingWords) : Object.keys(value);
  return parts.join(" ");
}

function ConnectionItem({ row, onEdit }: { row: ConnectionRow; onEdit: () => void }) {
  const test = useTestConnection();
  const remove = useDeleteConnection();
  const [tools, setTools] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-56 flex-1">
        <p className="font-medium">{row.name}</p>
        <p className="text-sm text-ink-3">
          {shown(row.settings)}
          {row.usedBy.length > 0 ? `; used by ${row.usedBy.join(", ")}` : "; not used"}
        </p>
        {row.restsUntil !== null && (
          <p className="text-sm text-caught-ink">
            It asked to wait, or failed again and again, so it is left alone; it is asked again{" "}
            <Time at={row.restsUntil} />, or when you save it.
          </p>
        )}
        {test.data && (
          <p role="status" className={`text-sm ${test.data.ok ? "text-automated-ink" : "text-harm-ink"}`}>
            {test.data.message}
          </p>
        )}
        {(test.error ?? remove.error) && (
          <p role="alert" className="text-sm text-harm-ink">
            {explain(test.error ?? remove.error).sentence}
          </p>
        )}
      </div>
      <Badge>{row.kind}</Badge>
      <Button small disabled={test.isPending} onClick={() => test.mutate(row.name)}>
        Test
      </Button>
      {row.kind === "mcp" && (
        <Button small onClick={() => setTools(true)}>
          Tools
        </Button>
      )}
      {tools && <ToolsDialog connection={row.name} onClose={() => setTools(false)} />}
      <Button small onClick={onEdit}>
        Change
      </Button>
      <ConfirmButton
        label="Remove"
        question={row.usedBy.length > 0 ? `${row.usedBy.join(", ")} will fail. Remove?` : "Remove?"}
        onConfirm={() => remove.mutate(row.name)}
      />
    </li>
  );
}
