import { useQuery } from "@tanstack/react-query";
import Wrench from "lucide-react/icons/wrench";
import { Dialog } from "../../design/dialog.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { connectionToolsQuery } from "../../services/connection-tools.ts";
import { ToolItem } from "./tool-item.tsx";

/** What a server offers, in its own words, and what of it cases may use. */
export function ToolsDialog({ connection, onClose }: { connection: string; onClose: () => void }) {
  const tools = useQuery(connectionToolsQuery(connection));
  return (
    <Dialog open wide onClose={onClose} title={`Tools of ${connection}`}>
      <p className="pb-3 text-sm text-ink-2">
        Names and descriptions were written by whoever runs the server. Cases use only what you allow here, as it is
        now: when the server changes a definition, the tool waits until you have read it again.
      </p>
      <Loaded query={tools}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<Wrench size={28} aria-hidden />} title="No tools">
              The server answers, and offers nothing.
            </EmptyState>
          ) : (
            <ul className="divide-y border-y">
              {rows.map((tool) => (
                <ToolItem key={tool.name} tool={tool} connection={connection} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}
