import { useQuery } from "@tanstack/react-query";
import KeyRound from "lucide-react/icons/key-round";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Time } from "../../design/time.tsx";
import { keysQuery, useDeleteKey } from "../../services/keys.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { NewKey } from "./new-key.tsx";

/** The keys with which systems speak to the API. */
export function KeysTab() {
  const keys = useQuery(keysQuery);
  const remove = useDeleteKey();
  const [making, setMaking] = useState(false);
  const make = (
    <Button tone="primary" small onClick={() => setMaking(true)}>
      Make a key
    </Button>
  );
  return (
    <Card title="API keys" aside={make} flush>
      <NewKey open={making} onClose={() => setMaking(false)} />
      <Loaded query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<KeyRound size={28} aria-hidden />}
              title="No key yet"
              action={
                <Button tone="primary" onClick={() => setMaking(true)}>
                  Make the first key
                </Button>
              }
            >
              A key lets another system send cases and read answers. Each system gets its own, so that one can be
              withdrawn alone.
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {rows.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                  <div className="min-w-48 grow">
                    <p className="font-medium">{row.name}</p>
                    <p className="text-sm text-ink-3">
                      <span className="font-mono text-xs">{row.prefix}…</span> made <Time at={row.createdAt} />,{" "}
                      {row.lastUsedAt === null ? (
                        "never used"
                      ) : (
                        <>
                          last used <Time at={row.lastUsedAt} />
                        </>
                      )}
                    </p>
                  </div>
                  <Badge>{row.role}</Badge>
                  <ConfirmButton
                    label="Withdraw"
                    question={`Withdraw ${row.name}?`}
                    onConfirm={() => remove.mutate(row.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
