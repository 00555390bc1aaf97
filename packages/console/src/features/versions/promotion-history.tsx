import type { PromotionRow } from "@surety/core/wire/challenger";
import ShieldAlert from "lucide-react/icons/shield-alert";
import ShieldCheck from "lucide-react/icons/shield-check";
import { Badge } from "../../design/badge.tsx";
import { buttonClass } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { CopyButton } from "../../design/copy-button.tsx";
import { Time } from "../../design/time.tsx";
import { evidenceUrl } from "../../services/challengers.ts";
import { RollbackDialog } from "./rollback-dialog.tsx";

type Props = { workflow: string; promotions: readonly PromotionRow[]; publicKey: string | null };

/** Every promotion with its signed record, and the way back from the last one. */
export function PromotionHistory({ workflow, promotions, publicKey }: Props) {
  const canRollBack = promotions[0]?.rolledBack === null;
  return (
    <Card
      title="Promotions"
      aside={
        <>
          {publicKey !== null && <CopyButton text={publicKey} label="Copy public key" />}
          {canRollBack && <RollbackDialog workflow={workflow} />}
        </>
      }
      flush
    >
      <ol aria-label="Promotions" className="divide-y">
        {promotions.map((promotion) => (
          <li key={promotion.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                Version {promotion.champion.version.number} → {promotion.promoted.version.number}
                {promotion.rolledBack !== null && (
                  <Badge tone="caught">
                    {promotion.rolledBack.automatic ? "rolled back by itself" : "rolled back"}
                  </Badge>
                )}
                {promotion.overrideBecause !== null && <Badge>without the evidence</Badge>}
              </p>
              <p className="text-sm text-ink-3">
                {promotion.by ?? "Surety"}, <Time at={promotion.at} />
                {promotion.overrideBecause !== null && `: ${promotion.overrideBecause}`}
              </p>
              {promotion.rolledBack !== null && (
                <p className="max-w-[90ch] text-sm text-ink-2">
                  {promotion.rolledBack.by}, <Time at={promotion.rolledBack.at} />: {promotion.rolledBack.because}
                </p>
              )}
            </div>
            <span className="flex items-center gap-3 text-sm">
              <Verified promotion={promotion} />
              <a
                className={buttonClass("plain", true)}
                href={evidenceUrl(promotion.id)}
                download={`promotion-${promotion.id}.json`}
              >
                Record
              </a>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Verified({ promotion }: { promotion: PromotionRow }) {
  return promotion.verified ? (
    <span className="flex items-center gap-1 text-automated-ink">
      <ShieldCheck size={14} aria-hidden /> signature verified
    </span>
  ) : (
    <span className="flex items-center gap-1 font-medium text-harm-ink">
      <ShieldAlert size={14} aria-hidden /> record was changed
    </span>
  );
}
