import { join } from "node:path";
import { count } from "@surety/core/gate/percent";
import { UserError } from "@surety/core/errors/user-error";
import { Command } from "commander";
import type { ByteStore } from "../files/byte-store.ts";
import { DiskBytes } from "../files/disk-bytes.ts";
import { moveFiles } from "../files/move-files.ts";
import { bucketBytes } from "../files/open-files.ts";
import type { House } from "../main.ts";
import { readServerConfig } from "../project/server-config.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

interface MoveOptions {
  from: string;
  to: string;
  remove?: boolean;
}

/** `surety files`: where the bytes of documents are. */
export function filesCommand(terminal: Terminal): Command {
  return new Command("files").addCommand(moveCommand(terminal));
}

function moveCommand(terminal: Terminal): Command {
  return new Command("move")
    .description("copy all files between the disk and a bucket, each checked by its hash; may be ended and begun again")
    .requiredOption("--from <place>", "disk, or s3://bucket/prefix")
    .requiredOption("--to <place>", "disk, or s3://bucket/prefix")
    .option("--remove", "remove each file where it was, once it is in its new place")
    .action(async ({ from, to, remove = false }: MoveOptions, command: Command) => {
      if (from === to) throw samePlace(from);
      await withHouse(command, terminal, async (house) => {
        const moved = await moveFiles({
          database: house.database,
          from: placeNamed(from, house),
          to: placeNamed(to, house),
          folder: join(house.config.folder, "files", "incoming"),
          removes: remove,
          progress: (done, of) => done % 100 === 0 && terminal.say(`${count(done)} of ${count(of)}`),
        });
        const missing = moved.missing.length === 0 ? "" : `\nIn neither place: ${moved.missing.join(", ")}`;
        terminal.answer(moved, `${count(moved.moved)} files are in ${to}.${missing}`);
      });
    });
}

/** The disk of this installation, or a bucket with the key of the environment. */
function placeNamed(place: string, { config, world }: House): ByteStore {
  if (place === "disk") return new DiskBytes(join(config.folder, "files"));
  const { bucket } = readServerConfig({ ...process.env, SURETY_FILES: place }, { project: config.project });
  if (bucket === null) throw new Error(`${place} is no bucket`);
  return bucketBytes({ place: bucket, cache: join(config.folder, "cache", "files"), clock: world.clock, before: null });
}

function samePlace(place: string): UserError {
  return new UserError({
    code: "same-place",
    field: "to",
    message: `Files are to be moved from ${place} to the same place.`,
    remedy: "Name two places: surety files move --from disk --to s3://bucket/prefix.",
  });
}
