import type { SecretRow } from "@surety/core/wire/secret";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Time } from "../../design/time.tsx";
import { secretsQuery, useRemoveSecret } from "../../services/secrets.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { EnterSecret } from "./enter-secret.tsx";

/** What webhooks that arrive are signed with, by the names that documents use. */
export function SecretsCard() {
  const secrets = useQuery(secretsQuery);
  const [entering, setEntering] = useState<string | null>(null);
  return (
    <Card title="Secrets of webhooks" flush>
      {entering !== null && <EnterSecret name={entering} onClose={() => setEntering(null)} />}
      <Loaded query={secrets}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="px-4 py-3 text-ink-3">
              No workflow names one. Where a webhook is to start cases, its trigger names what it is signed with, as
              secret:SHOP.
            </p>
          ) : (
            <ul className="divide-y">
              {rows.map((row) => (
                <SecretItem key={row.name} row={row} onEnter={() => setEntering(row.name)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function SecretItem({ row, onEnter }: { row: SecretRow; onEnter: () => void }) {
  const remove = useRemoveSecret();
  const users = row.usedBy.join(", ");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-56 flex-1">
        <p className="font-mono text-sm font-medium">{row.name}</p>
        <p className="text-sm text-ink-3">
          {row.enteredAt === null ? (
            "Its webhooks are refused until it is entered"
          ) : (
            <>
              entered <Time at={row.enteredAt} />
            </>
          )}
          {users === "" ? "; not used" : `; used by ${users}`}
        </p>
      </div>
      {row.enteredAt === null && <Badge tone="caught">not entered</Badge>}
      <Button small onClick={onEnter}>
        {row.enteredAt === null ? "Enter" : "Replace"}
      </Button>
      {row.enteredAt !== null && (
        <ConfirmButton
          label="Remove"
          question={users === "" ? "Remove?" : `Webhooks of ${users} will be refused. Remove?`}
          onConfirm={() => remove.mutate(row.name)}
        />
      )}
    </li>
  );
}
