import { expect, it } from "vitest";
import { htmlTables } from "./html-tables.ts";

const rows = (html: string) => htmlTables(html).map((one) => one.rows);

it("gives the cells of each table as a reader sees them", () => {
  expect(rows("<table><tr><td> a\n b </td><th>c<br>d</th></tr><tr><td>&euro; 5</td></tr></table>")).toEqual([
    [["a b", "c d"], ["€ 5"]],
  ]);
});

it("needs no closing tags, and no row before the first cell", () => {
  expect(rows("<table><td>a<td>b<tr><td>c</table> after <td>no cell</td>")).toEqual([[["a", "b"], ["c"]]]);
});

it("gives a table inside a cell after the one around it, and none that is empty", () => {
  expect(rows("<table><tr><td>out<table><tr><td>in</table></td></tr></table><table></table>")).toEqual([
    [["out"]],
    [["in"]],
  ]);
});

it("puts each text into its column where cells span rows and columns, and says which do", () => {
  const html = `<table><tr><th rowspan=2>Item<th colspan="2">Price<tr><th>net<th>gross
    <tr><td rowspan="2">Bolts<td>1<td>2<tr><td>3<td rowspan=9>4<tr><td>Nuts<td>5</table>`;
  expect(htmlTables(html)).toMatchObject([
    {
      headerRows: 2,
      rows: [
        ["Item", "Price", ""],
        ["", "net", "gross"],
        ["Bolts", "1", "2"],
        ["", "3", "4"],
        ["Nuts", "5", ""],
      ],
      spans: [
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1 },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 2 },
        { row: 2, column: 0, rowSpan: 2, columnSpan: 1 },
        { row: 3, column: 2, rowSpan: 2, columnSpan: 1 },
      ],
    },
  ]);
});

it("makes no more cells than there may be of spans, however large they say they are", () => {
  const html = `<table>${`<tr>${'<td colspan="9999" rowspan="9999">x'.repeat(100)}`.repeat(200)}</table>`;
  const cells = htmlTables(html).flatMap((table) => table.rows.flat());
  expect(cells.length).toBeLessThan(220_000);
});

it("takes its time from the length alone, however deep tables are said to be", () => {
  const html = "<table><tr><td>x".repeat(20_000);
  expect(htmlTables(html).length).toBeLessThanOrEqual(10);
});

it("ends soon where one row has said that it is wide, and a hundred thousand follow that are not", () => {
  const html = `<table><tr>${"<td colspan=100>x".repeat(900)}${"<tr><td>x".repeat(100_000)}</table>`;
  expect(rows(html)[0]).toHaveLength(100_001);
});
