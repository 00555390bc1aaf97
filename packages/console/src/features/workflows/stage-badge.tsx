import type { Stage } from "@surety/core/wire/common";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Eye from "lucide-react/icons/eye";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import UserCheck from "lucide-react/icons/user-check";
import { Badge, type BadgeTone } from "../../design/badge.tsx";

const looks = {
  draft: { tone: "neutral", icon: CircleDashed, meaning: "Not running." },
  shadow: { tone: "neutral", icon: Eye, meaning: "Runs; effects are written down and never sent." },
  assisted: { tone: "reviewed", icon: UserCheck, meaning: "A person confirms every case." },
  live: { tone: "automated", icon: Play, meaning: "The gate decides." },
  paused: { tone: "caught", icon: Pause, meaning: "Stopped by a person." },
} as const satisfies Record<Stage, { tone: BadgeTone; icon: unknown; meaning: string }>;

export const stageMeaning = (stage: Stage): string => looks[stage].meaning;

export function StageBadge({ stage }: { stage: Stage }) {
  const { tone, icon: Icon } = looks[stage];
  return (
    <Badge tone={tone} icon={<Icon size={11} aria-hidden />}>
      {stage}
    </Badge>
  );
}
