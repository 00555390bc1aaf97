import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentPage } from "@surety/core/wire/document-page";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import { scanFile } from "@surety/testing/factories/scan-file";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentReader } from "../document-reader.ts";

const lines = [
  "NORTHWIND BOOKS LIMITED",
  "Invoice number 2026-1147",
  "Delivered 14 March 2026",
  "Total to pay 1,284.50 EUR",
  "Thank you for coming",
];
const white = { r: 255, g: 255, b: 255 };

describe("scans, read in a process that may die", () => {
  const reader = new DocumentReader();
  let folder: string;
  let picture: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-scans-"));
    const printed = await given("printed.pdf", pdfFile({ pages: [lines] }));
    const page = await reader.picture(printed, 0, 1200);
    // The print stands at the top of the page; the rest of it is white.
    picture = await sharp(page)
      .extract({ left: 0, top: 0, width: 1200, height: 700 })
      .flatten({ background: white })
      .png()
      .toBuffer();
  }, 180_000);
  afterAll(async () => {
    await reader.close();
    await rm(folder, { recursive: true });
  });

  async function given(name: string, bytes: Uint8Array): Promise<string> {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  }
  const scanOf = async (degrade: (image: Sharp) => Sharp) => degrade(sharp(picture)).jpeg({ quality: 70 }).toBuffer();
  const squeezed = (text: string) => text.replaceAll(/[\s.,]/g, "").toLowerCase();
  const found = ({ words = [] }: DocumentPage) => {
    const text = squeezed(words.map((one) => one.text).join(""));
    return lines.filter((line) => text.includes(squeezed(line)));
  };

  it.each<[string, (image: Sharp) => Sharp, (turn: number) => boolean]>([
    ["as it is", (image) => image, (turn) => turn === 0],
    ["on its side", (image) => image.rotate(90), (turn) => turn === -90 || turn === 270],
    ["upside down", (image) => image.rotate(180), (turn) => Math.abs(turn) === 180],
    ["askew", (image) => image.rotate(4, { background: white }), (turn) => Math.abs(turn + 4) < 1],
    ["in low contrast, blurred", (image) => image.linear(0.35, 140).blur(1.2), (turn) => turn === 0],
  ])(
    "reads a page %s, with the boxes of the page as it was turned",
    async (name, degrade, isRight) => {
      const bytes = await scanOf(degrade);
      const { pages, text, type } = await reader.read(await given(`${name}.jpg`, bytes));
      const [page] = pages as [DocumentPage];
      expect(type).toBe("image/jpeg");
      expect(found(page)).toEqual(lines);
      expect(isRight(page.turn ?? 0)).toBe(true);
      expect(squeezed(text)).toContain("northwindbooks");
      const tops = lines.map(
        (line) => page.words!.find((one) => squeezed(one.text).startsWith(squeezed(line).slice(0, 6)))?.box[1] ?? -1,
      );
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
      for (const {
        box: [x, y, w, h],
      } of page.words!) {
        expect(x + w).toBeLessThanOrEqual(page.width + 1);
        expect(y + h).toBeLessThanOrEqual(page.height + 1);
      }
      const shown = await sharp(await reader.picture(join(folder, `${name}.jpg`), 0, 4000, page.turn)).metadata();
      expect(shown.width / shown.height).toBeCloseTo(page.width / page.height, 1);
    },
    180_000,
  );

  it("reads the pages of a PDF that are pictures, in the points of the page", async () => {
    const jpeg = await scanOf((image) => image);
    const { pages, text } = await reader.read(await given("scan.pdf", scanFile(jpeg, 1200, 700)));
    expect(found(pages[0]!)).toEqual(lines);
    expect(pages[0]!.width).toBeCloseTo(595, 0);
    expect(pages[0]!.height).toBeCloseTo(347, 0);
    expect(squeezed(text)).toContain("1284");
  }, 180_000);

  it("finds no words on a white page, and refuses a picture that is cut off", async () => {
    const empty = await sharp({ create: { width: 400, height: 300, channels: 3, background: white } })
      .png()
      .toBuffer();
    expect((await reader.read(await given("empty.png", empty))).pages).toEqual([
      { width: 400, height: 300, words: [], text: "" },
    ]);
    const cut = (await scanOf((image) => image)).subarray(0, 3000);
    await expect(reader.read(await given("cut.jpg", cut))).rejects.toMatchObject({ code: "document-broken" });
  }, 180_000);

  it("gives up on a picture that takes longer than it may, and reads the next one", async () => {
    const hasty = new DocumentReader({ scanMs: 1 });
    const file = await given("slow.jpg", await scanOf((image) => image));
    await expect(hasty.read(file)).rejects.toMatchObject({ code: "document-too-slow" });
    await hasty.close();
    expect((await reader.read(file)).pages[0]!.words!.length).toBeGreaterThan(3);
  }, 180_000);

  it("does not decode a picture that unfolds into more than any page holds", async () => {
    const bomb = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: white },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(reader.read(await given("bomb.png", bomb))).rejects.toMatchObject({ code: "document-broken" });
  }, 180_000);
});
