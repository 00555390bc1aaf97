import type { LiveOverride, RequirementKey } from "@surety/core/wire/stage";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Time } from "../../design/time.tsx";
import { requirementNames } from "./requirement-names.ts";

type Props = { missing: readonly RequirementKey[]; override: LiveOverride | null };

/** A live workflow without something that it should have, and who said why; nothing where all is there. */
export function OverrideNote({ missing, override }: Props) {
  if (missing.length === 0) return null;
  return (
    <p className="flex items-start gap-1.5 text-sm text-caught-ink">
      <TriangleAlert size={13} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        Live without {requirementNames(missing)}.{" "}
        {override !== null && (
          <span className="text-ink-2">
            “{override.because}” {override.by}, <Time at={override.at} />
          </span>
        )}
      </span>
    </p>
  );
}
