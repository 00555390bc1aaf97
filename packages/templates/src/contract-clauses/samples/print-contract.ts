import type { LabelledText } from "@surety/core/clause/clause";
import type { Typeface } from "../../paper/letter-widths.ts";
import { pdfFile } from "../../paper/pdf-file.ts";
import { setPages } from "../../paper/set-pages.ts";
import { wordFile } from "../../paper/word-file.ts";
import { blocksOf, type ContractBlock, type Numbering } from "./contract-blocks.ts";
import { joinBlocks } from "./join-blocks.ts";
import type { SampleContract } from "./sample-contract.ts";

/** How a contract comes: who writes it has a habit for it. */
export type ContractLayout = keyof typeof looks | "word";

interface Look extends Numbering {
  readonly typeface: Typeface;
  readonly bold: Typeface;
  readonly size: number;
  readonly columns: 1 | 2;
}

const looks = {
  plain: {
    typeface: "Helvetica",
    bold: "Helvetica-Bold",
    size: 10.5,
    columns: 1,
    points: false,
    heading: (number, heading) => `${number}. ${heading}`,
  },
  points: {
    typeface: "Times-Roman",
    bold: "Times-Bold",
    size: 11.5,
    columns: 1,
    points: true,
    heading: (number, heading) => `§ ${number} ${heading}`,
  },
  typewriter: {
    typeface: "Courier",
    bold: "Courier-Bold",
    size: 10,
    columns: 1,
    points: false,
    heading: (_, heading) => heading,
  },
  columns: {
    typeface: "Times-Roman",
    bold: "Times-Bold",
    size: 9.5,
    columns: 2,
    points: false,
    heading: (number, heading) => `${number} ${heading}`,
  },
} satisfies Record<string, Look>;

export const contractLayouts: readonly ContractLayout[] = ["plain", "points", "typewriter", "columns", "word"];

/** The file of a contract, and what is read in it with the places of its clauses. */
export interface PrintedContract extends LabelledText {
  readonly file: Uint8Array;
  readonly extension: "pdf" | "docx";
}

export function printContract(contract: SampleContract, layout: ContractLayout): PrintedContract {
  if (layout === "word") return asWord(blocksOf(contract, looks.plain));
  const look: Look = looks[layout];
  const { pages, blocks } = setPages(blocksOf(contract, look), look, contract.page);
  return { file: pdfFile(pages), extension: "pdf", ...joinBlocks(blocks) };
}

function asWord(blocks: readonly ContractBlock[]): PrintedContract {
  const file = wordFile(blocks.map(({ text }) => text));
  return { file, extension: "docx", ...joinBlocks(blocks.map((one) => ({ ...one, before: "\n\n" }))) };
}
