import { describe, expect, it } from "vitest";
import { dateMentions } from "./date-mentions.ts";

const found = (text: string) => dateMentions(text).map(({ start, end, day }) => [text.slice(start, end), day]);

describe("dates in a text", () => {
  it.each([
    ["made on May 8, 2014 by", "May 8, 2014", "2014-05-08"],
    ["this 8th day of May, 2014 between", "8th day of May, 2014", "2014-05-08"],
    ["the 20t h day of November, 2018", "20t h day of November, 2018", "2018-11-20"],
    ["am 3. März 2021 geschlossen", "3. März 2021", "2021-03-03"],
    ["prend effet le 1er août 2027 et", "1er août 2027", "2027-08-01"],
    ["until 2026-02-28.", "2026-02-28", "2026-02-28"],
    ["bis zum 31.12.2027 gilt", "31.12.2027", "2027-12-31"],
    ["dated 3/14/18", "3/14/18", "2018-03-14"],
    ["dated 14/3/2018", "14/3/2018", "2018-03-14"],
  ])("%s", (text, quote, day) => expect(found(text)).toEqual([[quote, day]]));

  it("leave the day open where the text does", () => {
    expect(found("the ___ day of May 2020")).toEqual([["___ day of May 2020", null]]);
    expect(found("[·] day of [·], 2019")).toEqual([["[·] day of [·], 2019", null]]);
    expect(found("dated 5/6/2014")).toEqual([["5/6/2014", null]]);
  });

  it("are no days that a calendar does not have", () => {
    expect(found("February 30, 2020")).toEqual([["February 30, 2020", null]]);
  });

  it("stand in the order of the text, each once", () => {
    const text = "from 1 May 2020 until April 30, 2022, signed 2020-04-01";
    expect(found(text).map(([, day]) => day)).toEqual(["2020-05-01", "2022-04-30", "2020-04-01"]);
  });
});
