import type { SetDetail, SetImport, SetVersion } from "@surety/core/wire/dataset";
import { Card } from "../../design/card.tsx";
import { count, counted } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";
import { exportHref } from "../../services/datasets.ts";
import { RefusedList } from "./refused-list.tsx";

type Stratum = { stratum: string; candidates: number; drawn: number };

const made: Record<SetVersion["madeBy"], string> = {
  import: "imported",
  labels: "drawn from labels",
  refresh: "drawn from production",
};

/** Every version of a set: where it came from, what it left out, and the way out as a file. */
export function VersionsTable({ set }: { set: SetDetail }) {
  return (
    <Card title="Versions" aside="A version never changes; its name is its content">
      <ul className="flex flex-col divide-y">
        {set.versions.map((version) => (
          <li key={version.hash} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">Version {version.number}</span>
              <span className="font-mono text-sm text-ink-3">{version.hash.slice(0, 12)}</span>
              <span>
                {made[version.madeBy]}, {counted(version.items, "case")}, {count(version.frozen)} frozen
              </span>
              <span className="text-ink-3">
                {version.createdBy} <Time at={version.createdAt} />
              </span>
              <span className="ml-auto flex gap-3 text-sm">
                {(["jsonl", "csv"] as const).map((format) => (
                  <a
                    key={format}
                    className="text-accent-ink hover:underline"
                    href={exportHref(set.name, format, version.hash)}
                    download={`${set.name}.${format}`}
                  >
                    {format === "csv" ? "CSV" : "JSON Lines"}
                  </a>
                ))}
              </span>
            </div>
            <Detail detail={version.detail} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Detail({ detail }: { detail: SetVersion["detail"] }) {
  const refused = (detail["refused"] as SetImport["refused"] | undefined) ?? [];
  const strata = (detail["strata"] as Stratum[] | undefined) ?? [];
  const corrected = Number(detail["corrected"] ?? 0);
  const words = strata.map((one) => `${one.stratum}: ${one.drawn} of ${one.candidates}`).join(" · ");
  return (
    <>
      {strata.length > 0 && <p className="text-sm text-ink-3">{words}</p>}
      {corrected > 0 && <p className="text-sm text-ink-3">{counted(corrected, "answer")} corrected since</p>}
      <RefusedList refused={refused} />
    </>
  );
}
