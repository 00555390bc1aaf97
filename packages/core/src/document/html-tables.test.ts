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

it("takes its time from the length alone, however deep tables are said to be", () => {
  const html = "<table><tr><td>x".repeat(20_000);
  expect(htmlTables(html).length).toBeLessThanOrEqual(10);
});
