import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { CopyButton } from "../../design/copy-button.tsx";
import { Time } from "../../design/time.tsx";
import { YamlView } from "./yaml-view.tsx";

/** Every version that was ever kept, and the document in force. Cases stay with the version that began them. */
export function VersionDocuments({ detail }: { detail: WorkflowDetail }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[360px_minmax(0,1fr)]">
      <Card title="Versions" flush>
        <ol className="divide-y">
          {detail.versions.map((version) => (
            <li key={version.hash} className="flex items-start justify-between gap-3 px-4 py-2.5">
              <div>
                <p className="font-medium">
                  Version {version.number}{" "}
                  <span className="ml-1 font-mono text-xs font-normal text-ink-3">{version.hash.slice(0, 12)}</span>
                </p>
                <p className="text-sm text-ink-3">
                  {version.createdBy ?? "from a file"}, <Time at={version.createdAt} />
                </p>
              </div>
              {version.current && <Badge tone="automated">in force</Badge>}
            </li>
          ))}
        </ol>
      </Card>
      <Card
        title={`Document of version ${detail.version.number}`}
        aside={<CopyButton text={detail.yaml} label="Copy YAML" />}
        flush
      >
        <YamlView yaml={detail.yaml} />
      </Card>
    </div>
  );
}
