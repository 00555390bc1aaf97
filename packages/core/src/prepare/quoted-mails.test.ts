import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedMails } from "./quoted-mails.ts";

const heads = (text: string) => quotedMails(text).map(({ head }) => head);
const texts = (text: string) => quotedMails(text).map((mail) => mail.text);

describe("a mail and those it quotes", () => {
  it("is one mail without quotes", () => {
    expect(quotedMails("Hello,\nwhere is it?\n")).toEqual([{ head: null, text: "Hello,\nwhere is it?" }]);
  });

  it("splits at attributions, level by level, the newest first", () => {
    const text = `Still broken.

On Mon, 4 Mar 2026 at 10:00, Ann <ann@example.com> wrote:
> Did you restart it?
>
> On Sun, 3 Mar 2026 at 09:00, Jo <jo@example.com> wrote:
>> It is broken.
>> Please help.
`;
    expect(texts(text)).toEqual(["Still broken.", "Did you restart it?", "It is broken.\nPlease help."]);
    expect(heads(text)).toEqual([
      null,
      "On Mon, 4 Mar 2026 at 10:00, Ann <ann@example.com> wrote",
      "On Sun, 3 Mar 2026 at 09:00, Jo <jo@example.com> wrote",
    ]);
  });

  it("splits at an Outlook header block, and where mail programs quote without marks", () => {
    const text = `Thanks.

From: Ann <ann@example.com>
Sent: Monday, 4 March 2026 10:00
To: Jo
Subject: Your lamp

Did you restart it?

Am 03.03.2026 um 09:00 schrieb Jo <jo@example.com>:

It is broken.`;
    expect(texts(text)).toEqual(["Thanks.", "Did you restart it?", "It is broken."]);
    expect(heads(text)[1]).toBe("From: Ann <ann@example.com>, Sent: Monday, 4 March 2026 10:00");
  });

  it("keeps what is answered below a quoted mail with the answer, and inline answers as they stand", () => {
    const below = "On 4 March 2026, Ann wrote:\n> Which colour?\n> And size?\n\nBlue, large.";
    expect(texts(below)).toEqual(["Blue, large.", "Which colour?\nAnd size?"]);
    const inline = "> Which colour?\nBlue.\n> And size?\nLarge.";
    expect(texts(inline)).toEqual([inline]);
  });

  it("loses no word, whatever the text, and ends", () => {
    const piece = fc.constantFrom(
      "hello",
      "> quoted",
      ">> deeper",
      "",
      "On Mon, 4 Mar 2026, Ann wrote:",
      "-----Original Message-----",
      "From: Ann <a@b.example>",
      "Sent: today",
      "To: Jo",
      "__________________",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (lines) => {
        const mails = quotedMails(lines.join("\n"));
        const words = (text: string, word: string) => text.split(word).length - 1;
        const all = mails.map((mail) => mail.text).join("\n");
        for (const word of ["hello", "quoted", "deeper"]) expect(words(all, word)).toBe(words(lines.join("\n"), word));
      }),
    );
  });
});
