import { scannedPages } from "@surety/templates";
import type { House } from "../main.ts";
import { chunks } from "./play-documents.ts";

/** Pixels of a page as it goes through the scanner: 150 to an inch. */
const scanWidth = 1240;

/** A printed file as it comes out of a scanner: pictures of its pages, and no words. */
export async function throughScanner({ files, world }: House, file: Uint8Array): Promise<Uint8Array> {
  const { hash } = await files.add(chunks(file), "print.pdf");
  const { pages } = await world.documents.read(hash);
  const pictures: Uint8Array[] = [];
  for (const at of pages.keys()) pictures.push(await world.documents.picture(hash, at, scanWidth));
  return scannedPages(pictures, Number.parseInt(hash.slice(0, 6), 16));
}
