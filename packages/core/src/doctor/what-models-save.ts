import { percent } from "../gate/percent.ts";
import type { CascadeFacts, DoctorFacts } from "./doctor-facts.ts";

/** What the models of one cascade save, in words; no finding, for nothing is wrong with it. */
export interface ModelSavings {
  readonly judgment: string;
  readonly says: string;
}

/** What each model of each cascade saves for a case, by the labels that tested its cut-offs: estimates, not promises. */
export function whatModelsSave(cascades: DoctorFacts["cascades"] = {}): ModelSavings[] {
  return Object.entries(cascades).map(([judgment, { costs, byPeople, people, stages }]) => ({
    judgment,
    says: `A case costs ${costs} on average, against ${byPeople} by people alone, who decide ${percent(people)}. ${stages.map(saving).join("; ")}.`,
  }));
}

function saving({ name, saves, answers }: CascadeFacts["stages"][number]): string {
  if (saves === null) return `${name} is not asked, because it would cost more than it saves`;
  const what = saves.isWorth ? `saves ${saves.text} a case` : `costs ${saves.text} a case more than it saves`;
  return `${name} answers ${percent(answers)} and ${what}`;
}
