import type { EffectWire } from "@surety/core/wire/case";
import Clock from "lucide-react/icons/clock";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Eye from "lucide-react/icons/eye";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";

const looks = {
  sent: { icon: CircleCheck, tone: "text-automated-ink", word: "sent" },
  pending: { icon: Clock, tone: "text-caught-ink", word: "waiting to be sent" },
  captured: { icon: Eye, tone: "text-ink-3", word: "captured, not sent (shadow)" },
  failed: { icon: CircleX, tone: "text-harm-ink", word: "failed" },
} as const satisfies Record<EffectWire["status"], unknown>;

/** What was done to the outside world, each with its receipt. */
export function EffectList({ effects }: { effects: EffectWire[] }) {
  if (effects.length === 0) return <p className="p-4 text-ink-3">Nothing was sent yet.</p>;
  return (
    <ul className="divide-y">
      {effects.map((effect) => (
        <EffectItem key={effect.id} effect={effect} />
      ))}
    </ul>
  );
}

function EffectItem({ effect }: { effect: EffectWire }) {
  const { icon: Icon, tone, word } = looks[effect.status];
  const where = effect.connection === null ? "" : ` by ${effect.connection}`;
  return (
    <li className="flex gap-2.5 px-4 py-3">
      <Icon size={15} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0 grow">
        <p className="font-medium [overflow-wrap:anywhere]">{effect.receipt?.summary ?? effect.action}</p>
        <p className="text-sm text-ink-3">
          {word}
          {where}
          {effect.attempts > 1 && `, ${effect.attempts} attempts`}
          {effect.receipt?.reference && (
            <>
              , receipt <span className="font-mono text-xs [overflow-wrap:anywhere]">{effect.receipt.reference}</span>
            </>
          )}
        </p>
        {effect.error && <p className="text-sm text-harm-ink">{effect.error}</p>}
        <Folded summary="request">
          <JsonBlock
            value={{ idempotencyKey: effect.idempotencyKey, request: effect.request }}
            label={`Request of ${effect.action}`}
          />
        </Folded>
      </div>
    </li>
  );
}
