import type { CompiledMatch, CompiledPrepareStep } from "../workflow/compiled-prepare-step.ts";

/** Every path that a prepare step reads. */
export function readsOfStep(step: CompiledPrepareStep): readonly string[] {
  switch (step.kind) {
    case "clean":
    case "normalise":
      return step.from.names;
    case "read":
    case "transcribe":
      return step.document.names;
    case "match":
      return readsOfMatch(step);
    case "compute":
      return step.value.names;
    case "call":
      return Object.values(step.with).flatMap((one) => one.names);
    case "lookup-sql":
      return Object.values(step.params).flatMap((one) => one.names);
    case "lookup-tool":
      return Object.values(step.arguments).flatMap((one) => one.names);
    case "lookup-http":
      return [...step.path.names, ...Object.values(step.query).flatMap((one) => one.names)];
  }
}

function readsOfMatch({ invoice, records, tolerances }: CompiledMatch): string[] {
  const sources = Object.values(records).flatMap((one) => ("evaluate" in one ? one.names : readsOfStep(one)));
  return [...invoice.names, ...sources, ...tolerances.flatMap(({ when }) => when?.names ?? [])];
}
