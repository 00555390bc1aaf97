import type { DoctorFinding } from "@surety/core/wire/doctor";
import Lightbulb from "lucide-react/icons/lightbulb";
import OctagonAlert from "lucide-react/icons/octagon-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Badge, type BadgeTone } from "../../design/badge.tsx";

type Severity = DoctorFinding["severity"];

const looks: Record<Severity, { tone: BadgeTone; word: string; icon: typeof Lightbulb }> = {
  problem: { tone: "harm", word: "Problem", icon: OctagonAlert },
  risk: { tone: "caught", word: "Risk", icon: TriangleAlert },
  hint: { tone: "neutral", word: "Hint", icon: Lightbulb },
};

/** How grave a finding is, in colour, shape and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const { tone, word, icon: Icon } = looks[severity];
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {word}
    </Badge>
  );
}
