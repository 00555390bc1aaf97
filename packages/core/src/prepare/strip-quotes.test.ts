import { describe, expect, it } from "vitest";
import { stripQuotes } from "./strip-quotes.ts";

const reply = "Please cancel.\n\n";

describe("stripQuotes", () => {
  it.each([
    ["On Mon, Mar 4, 2026 at 10:00 AM Ann Lee <ann@example.com> wrote:\n> old\n> older"],
    ["On Mon, Mar 4, 2026 at 10:00 AM Ann Lee\n<ann@example.com>\nwrote:\n\n> old"],
    ["On 4 Mar 2026, Ann wrote:\nold without marks"],
    ["Am 04.03.2026 um 10:00 schrieb Ann Lee <ann@example.com>:\n> alt"],
    ["Am Mo., 4. März 2026 um 10:00 Uhr schrieb Ann Lee\n<ann@example.com>:\n\nalt"],
    ["Le lun. 4 mars 2026 à 10:00, Ann <ann@example.com> a écrit :\n> vieux"],
    ["2026-03-04 10:00 GMT+01:00 Ann <ann@example.com>:\n> old"],
    ["-----Original Message-----\nFrom: Ann\n\nold"],
    ["-----Ursprüngliche Nachricht-----\nVon: Ann\n\nalt"],
    ["From: Ann Lee <ann@example.com>\nSent: Monday\nTo: Shop\nSubject: Re: x\n\nold"],
    ["________________________________\nVon: Ann\nGesendet: Montag\nAn: Shop\nBetreff: AW: x\n\nalt"],
    ["---------- Forwarded message ---------\nFrom: Bo\nold"],
  ])("cuts %j", (quoted) => expect(stripQuotes(reply + quoted).trim()).toBe("Please cancel."));

  it("keeps answers between the quoted lines", () => {
    expect(stripQuotes("Hi,\n\nOn 4 Mar 2026, Ann wrote:\n> which one?\nthe red one\n> when?\ntoday")).toBe(
      "Hi,\n\nthe red one\ntoday",
    );
  });

  it.each([
    ["> all\n> quoted"],
    ["---------- Forwarded message ---------\nFrom: Bo\nInvoice attached"],
    ["FYI\n\nBegin forwarded message:\n\nInvoice attached"],
    ["From: me\nThe parcel went to the wrong town."],
    ["On Monday my boss wrote:\nplease refund"],
    ["Results:\n>= 5 pass"],
    [""],
  ])("keeps %j", (text) => expect(stripQuotes(text)).toBe(text));
});
