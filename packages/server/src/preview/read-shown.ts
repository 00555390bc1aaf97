import type { ReviewDetail } from "@surety/core/wire/review";
import type { Actor } from "../commands/commands.ts";
import { readReview } from "../queries/read-review.ts";
import { type PreviewParts, previewReview } from "./preview-review.ts";
import { type NamedScreen, screenOf } from "./screen-of.ts";

/** A review as one person or key gets it, with the screen that it makes; null where there is none. */
export async function readShown(
  parts: PreviewParts,
  id: string,
  actor: Actor,
): Promise<{ detail: ReviewDetail; shown: NamedScreen } | null> {
  const [detail, preview] = await Promise.all([readReview(parts, id, actor.id), previewReview(parts, id, actor)]);
  if (detail === null) return null;
  const shown = screenOf(detail, preview);
  return { detail: { ...detail, screen: shown.name }, shown };
}
