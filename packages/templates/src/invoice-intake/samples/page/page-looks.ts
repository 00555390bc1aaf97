import type { Typeface } from "../../../paper/letter-widths.ts";
import { pageSize } from "../../../paper/pdf-file.ts";

export type PageColumn = "item" | "name" | "quantity" | "unit" | "price" | "amount";

/** How the paper of a supplier looks. */
export interface PageLook {
  readonly typeface: Typeface;
  readonly bold: Typeface;
  readonly size: number;
  /** Where number and dates stand: beside the address of the buyer, or below it in a row. */
  readonly head: "beside" | "row";
  /** Where each column begins, or ends where it holds figures, in points from the left. */
  readonly columns: Readonly<Record<PageColumn, number>>;
  /** Between thousands, and before the cents. */
  readonly thousands: string;
  readonly point: string;
  readonly date: "dotted" | "slashed" | "dashed";
  /** Whether the account is set in groups of four. */
  readonly grouped: boolean;
}

/** How wide the name of an article may be. */
export const nameWidth = 190;

const right = pageSize.width - 64;
const articleFirst = { item: 64, name: 126, quantity: 360, unit: 370, price: 460, amount: right } as const;
const quantityFirst = { quantity: 104, unit: 112, item: 150, name: 206, price: 460, amount: right } as const;
const helvetica = { typeface: "Helvetica", bold: "Helvetica-Bold", size: 9.5 } as const;
const times = { typeface: "Times-Roman", bold: "Times-Bold", size: 9.5 } as const;
const courier = { typeface: "Courier", bold: "Courier-Bold", size: 8 } as const;

/** The papers of those who send no data, by the id of the supplier. */
export const pageLooks: Readonly<Record<string, PageLook>> = {
  "S-101": { ...times, head: "row", columns: articleFirst, thousands: ".", point: ",", date: "dotted", grouped: true },
  "S-102": {
    ...helvetica,
    head: "beside",
    columns: articleFirst,
    thousands: ".",
    point: ",",
    date: "dotted",
    grouped: true,
  },
  "S-103": {
    ...times,
    head: "beside",
    columns: quantityFirst,
    thousands: " ",
    point: ",",
    date: "slashed",
    grouped: true,
  },
  "S-104": {
    ...helvetica,
    head: "row",
    columns: quantityFirst,
    thousands: ".",
    point: ",",
    date: "slashed",
    grouped: false,
  },
  "S-105": {
    ...courier,
    head: "beside",
    columns: articleFirst,
    thousands: ",",
    point: ".",
    date: "dashed",
    grouped: false,
  },
  "S-109": {
    ...helvetica,
    head: "row",
    columns: articleFirst,
    thousands: ",",
    point: ".",
    date: "dashed",
    grouped: true,
  },
};
