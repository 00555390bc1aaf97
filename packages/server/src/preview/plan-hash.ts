import { createHash } from "node:crypto";
import type { ReviewPlan } from "@surety/core/wire/review-preview";
import { canonicalJson } from "@surety/core/workflow/canonical-json";

/** The same for two plans exactly when they do the same. */
export function planHash(plan: ReviewPlan): string {
  const plain: unknown = JSON.parse(JSON.stringify(plan));
  return createHash("sha256").update(canonicalJson(plain)).digest("hex");
}
