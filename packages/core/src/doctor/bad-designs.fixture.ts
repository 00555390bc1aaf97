import type { WorkflowSource } from "../workflow/document.ts";
import { ruleWouldDoMistakes } from "./bad-designs/rule-would-do.fixture.ts";
import { noConfidenceMistakes } from "./bad-designs/no-confidence.fixture.ts";
import { noPreparationMistakes } from "./bad-designs/no-preparation.fixture.ts";
import { noPersonMistakes } from "./bad-designs/no-person.fixture.ts";
import { staticModelMistakes } from "./bad-designs/static-model.fixture.ts";
import { noObservabilityMistakes } from "./bad-designs/no-observability.fixture.ts";
import { ruleOfTwoMistakes } from "./bad-designs/rule-of-two.fixture.ts";
import { designMistakes } from "./bad-designs/design.fixture.ts";
import { installationMistakes } from "./bad-designs/installation.fixture.ts";
import type { DoctorFacts } from "./doctor-facts.ts";
import { goodDesign } from "./good-designs.fixture.ts";
import { healthyFacts } from "./healthy-facts.fixture.ts";

/** A good design with one mistake in it, and the finding that the mistake must lead to. */
export interface BadDesign {
  readonly mistake: string;
  readonly source: WorkflowSource;
  readonly facts: DoctorFacts;
  readonly code: string;
}

/** At least one bad design for each thing that the doctor looks for. */
export function badDesigns(): BadDesign[] {
  return mistakes.map(([mistake, from, code, edit, facts]) => {
    const source = goodDesign(from);
    edit(source);
    return { mistake, source, code, facts: facts === undefined ? {} : { ...healthyFacts(source), ...facts } };
  });
}

const mistakes = [
  ...ruleWouldDoMistakes,
  ...noConfidenceMistakes,
  ...noPreparationMistakes,
  ...noPersonMistakes,
  ...staticModelMistakes,
  ...noObservabilityMistakes,
  ...ruleOfTwoMistakes,
  ...designMistakes,
  ...installationMistakes,
];
