import type { WorkflowRow } from "@surety/core/wire/overview";
import CircleAlert from "lucide-react/icons/circle-alert";
import Hand from "lucide-react/icons/hand";
import Hourglass from "lucide-react/icons/hourglass";
import Minus from "lucide-react/icons/minus";
import ShieldCheck from "lucide-react/icons/shield-check";
import { unbroken } from "../../design/format.ts";

type Guarantee = WorkflowRow["guarantee"];

const looks = {
  earned: { icon: ShieldCheck, tone: "text-automated-ink", word: "earned" },
  learning: { icon: Hourglass, tone: "text-reviewed-ink", word: "learning" },
  fixed: { icon: Hand, tone: "text-caught-ink", word: "set by hand" },
  none: { icon: Minus, tone: "text-ink-3", word: "no gate" },
  broken: { icon: CircleAlert, tone: "text-harm-ink", word: "broken" },
} as const satisfies Record<Guarantee["state"], { icon: unknown; tone: string; word: string }>;

/** The promise in force, as a sentence with its state as a mark. */
export function GuaranteeLine({ guarantee }: { guarantee: Guarantee }) {
  const { icon: Icon, tone } = looks[guarantee.state];
  return (
    <span className="flex min-w-0 items-start gap-1.5">
      <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
      <span className="sr-only">{looks[guarantee.state].word}: </span>
      <span className={guarantee.state === "broken" ? tone : "text-ink-2"}>{unbroken(guarantee.sentence)}</span>
    </span>
  );
}

/** The state alone. */
export function GuaranteeState({ state }: { state: Guarantee["state"] }) {
  const { icon: Icon, tone, word } = looks[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${tone}`}>
      <Icon size={14} aria-hidden />
      {word}
    </span>
  );
}
