import Bell from "lucide-react/icons/bell";
import Brain from "lucide-react/icons/brain";
import Calculator from "lucide-react/icons/calculator";
import Clock from "lucide-react/icons/clock";
import Code from "lucide-react/icons/code";
import Database from "lucide-react/icons/database";
import Eraser from "lucide-react/icons/eraser";
import FileText from "lucide-react/icons/file-text";
import Gauge from "lucide-react/icons/gauge";
import GitBranch from "lucide-react/icons/git-branch";
import Mail from "lucide-react/icons/mail";
import ShieldCheck from "lucide-react/icons/shield-check";
import SquarePen from "lucide-react/icons/square-pen";
import UserCheck from "lucide-react/icons/user-check";
import Webhook from "lucide-react/icons/webhook";
import type { LucideIcon } from "./lucide-icon.ts";

const icons: Record<string, LucideIcon> = {
  email: Mail,
  webhook: Webhook,
  http: Webhook,
  form: SquarePen,
  schedule: Clock,
  file: FileText,
  clean: Eraser,
  normalise: Eraser,
  lookup: Database,
  compute: Calculator,
  call: Code,
  classify: Brain,
  extract: FileText,
  score: Gauge,
  gate: ShieldCheck,
  review: UserCheck,
  rule: GitBranch,
  assign: GitBranch,
  notify: Bell,
};

/** The drawing of one kind of step; kinds that have none of their own share a plain one. */
export function KindIcon({ kind, size = 15 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? GitBranch;
  return <Icon size={size} aria-hidden className="shrink-0" />;
}
