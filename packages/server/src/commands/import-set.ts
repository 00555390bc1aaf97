import { UserError } from "@surety/core/errors/user-error";
import { guessFormat, parseSet, type SetFormat } from "@surety/core/dataset/parse-set";
import type { SetImport } from "@surety/core/wire/dataset";
import type { NewItem } from "../datasets/new-item.ts";
import { prepareItems } from "../datasets/prepare-items.ts";
import { ensureSet, newestItems, storeVersion } from "../datasets/set-versions.ts";
import { chooseSetJudgment } from "../evaluate/choose-judgment.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

export interface SetImportRequest {
  workflow: string;
  set: string;
  content: string;
  /** Found out from the content where it is not given. */
  format?: SetFormat | undefined;
  judgment?: string | undefined;
  /** Share of the texts that measure and never train, where an item does not say so itself. */
  frozenShare?: number | undefined;
  /** Only says what would be taken. */
  preview?: boolean | undefined;
}

const sampleSize = 8;

/** Takes a file into an evaluation set as a new version of it; items that are there already stay as they are. */
export async function importSet(world: WorkerWorld, request: SetImportRequest, actor: Actor): Promise<SetImport> {
  const { workflow, set, frozenShare = 1 } = request;
  const { compiled } = await world.definitions.current(workflow);
  const usual = chooseSetJudgment(compiled, request.judgment).judgment.name;
  const format = request.format ?? guessFormat(request.content);
  const parsed = parseSet(format, request.content);
  const { items, refused } = await prepareItems(world.database, compiled, parsed.items, usual, frozenShare);
  const all = [...parsed.refused, ...refused];
  const version =
    request.preview === true || items.length === 0
      ? null
      : await world.database.transaction(async (tx) => {
          const now = world.clock.now();
          await ensureSet(tx, { name: set, workflow, frozen_share: frozenShare }, actor, now);
          const before = await newestItems(tx, set);
          const detail = { format, refused: all, taken: items.length };
          return storeVersion(
            tx,
            { set, items: joined(before, items), madeBy: "import", detail, through: null },
            actor,
            now,
          );
        });
  if (version === null && request.preview !== true) throw nothingTaken(format, all[0]);
  if (version !== null) world.live.emit({ noun: "label", workflow, ids: [] });
  return {
    set,
    version,
    format,
    taken: items.length,
    refused: all,
    frozen: items.filter((one) => one.frozen).length,
    taught: items.filter((one) => one.taughtAt !== null).length,
    agreement: parsed.agreement ?? null,
    sample: items
      .slice(0, sampleSize)
      .map(({ text, value, judgment, segment }) => ({ text, value, judgment, segment })),
  };
}

/** One item for each text of a judgment: what is added later replaces what was there, and what is frozen stays frozen. */
export function joined(before: readonly NewItem[], added: readonly NewItem[]): NewItem[] {
  const by = new Map(before.map((item) => [placeOf(item), item]));
  for (const item of added) by.set(placeOf(item), item);
  return [...by.values()];
}

function placeOf({ judgment, textKeys }: NewItem): string {
  return `${judgment}\n${textKeys[0]}`;
}

function nothingTaken(format: SetFormat, first: SetImport["refused"][number] | undefined): UserError {
  const because = first === undefined ? "it has no items" : `${first.place}: ${first.reason}`;
  return new UserError({
    code: "nothing-taken",
    field: first?.field ?? "content",
    message: `Nothing of the file could be taken (read as ${format}): ${because}`,
    remedy: first?.remedy ?? "Name its format, if it is another one.",
  });
}
