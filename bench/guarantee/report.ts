import type { AlarmFigures } from "./alarm-streams.ts";
import type { CascadeFigures } from "./cascades.ts";
import type { CoverageFigures } from "./audit-coverage.ts";
import type { DeploymentFigures } from "./deployments.ts";
import type { DocumentFigures } from "./documents.ts";
import type { LifeFigures } from "./gate-life.ts";
import type { GuaranteePlan } from "./plan.ts";
import type { MixFigures, MixLife } from "./signal-mixes.ts";

/** Everything that one run has found. */
export interface GuaranteeReport {
  plan: GuaranteePlan;
  populations: { name: string; synthetic: boolean; cases: number; wrong: number }[];
  deployments: DeploymentFigures[];
  lives: LifeFigures[];
  cascades: CascadeFigures[];
  mixes: MixFigures[];
  mixLives: MixLife[];
  documents: DocumentFigures[];
  coverage: CoverageFigures[];
  alarms: AlarmFigures;
}
