import type { RequirementKey } from "@surety/core/wire/stage";

const names: Record<RequirementKey, string> = {
  baseline: "baseline",
  "evaluation-set": "evaluation set",
  "exception-path": "exception path",
  "alert-destination": "alert destination",
  owner: "owner",
};

/** `a`, `a and b`, `a, b and c`: requirements as a person says them. */
export function requirementNames(keys: readonly RequirementKey[]): string {
  const words = keys.map((key) => names[key]);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
