import { useSuspenseQuery } from "@tanstack/react-query";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { SingleKeysSwitch } from "../keyboard/single-keys-switch.tsx";
import { sessionQuery } from "../../services/session.ts";

/** Who is signed in. */
export function YouCard() {
  const { person, product } = useSuspenseQuery(sessionQuery).data;
  if (person === null) return null;
  return (
    <Card title="You" aside={`Surety ${product.version}`}>
      <div className="flex items-center justify-between gap-4">
        <div>
          <p className="font-medium">{person.name}</p>
          <p className="text-ink-2">{person.email}</p>
        </div>
        <Badge tone="accent">{person.role}</Badge>
      </div>
      <div className="mt-3 border-t pt-3">
        <SingleKeysSwitch />
      </div>
    </Card>
  );
}
