import { createHash } from "node:crypto";
import { auditDraw } from "@surety/core/gate/audit-draw";
import type { ImportedItem } from "@surety/core/dataset/imported-item";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { comparable } from "../evaluate/split-texts.ts";

/** An item as it is stored: named by its content. */
export interface NewItem extends Omit<ImportedItem, "judgment" | "text" | "frozen"> {
  id: string;
  judgment: string;
  text: string;
  frozen: boolean;
  caseId: string | null;
  textKeys: string[];
  taughtAt: Date | null;
}

type Content = Omit<NewItem, "id" | "textKeys" | "taughtAt" | "frozen"> & { frozen: boolean | null };

/** Gives an item its name, and draws from its text alone whether it is frozen where that is not said. */
export function newItem(content: Content, frozenShare: number, textKeys: string[], taughtAt: Date | null): NewItem {
  const frozen = content.frozen ?? auditDraw("frozen", comparable(content.text)) < frozenShare;
  const item = { ...content, frozen };
  return { ...item, id: sha256(canonicalJson(item)), textKeys, taughtAt };
}

/** The name of a version: the hash of its items' names, whatever their order. */
export function versionHash(items: readonly { id: string }[]): string {
  return sha256(
    items
      .map(({ id }) => id)
      .toSorted()
      .join("\n"),
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
