import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

const everything = { strip: ["html", "quotes", "signature"] as const, maxLength: 20_000 };

describe("cleanText", () => {
  it("reads an HTML reply down to what its sender wrote", () => {
    const mail =
      "<html><head><title>Re</title><style>p{color:red}</style></head><body><p>Hi,</p><p>please&nbsp;refund order&#160;7.</p>" +
      '<p>Best regards<br>Ann Lee</p><div>On 4 Mar 2026, Shop &lt;a@shop.example&gt; wrote:</div><blockquote type="cite">Dear Ann</blockquote></body></html>';
    expect(cleanText(mail, everything)).toEqual({
      text: "Hi,\n\nplease refund order 7.",
      removed: ["html", "quotes", "signature"],
    });
  });

  it("leaves plain text alone and says that nothing was removed", () => {
    expect(cleanText("The total is < 5 & > 3.", everything)).toEqual({ text: "The total is < 5 & > 3.", removed: [] });
  });

  it("strips only what it is asked to", () => {
    const text = "Yes\n> really?\n-- \nAnn";
    expect(cleanText(text, { strip: [], maxLength: 100 }).text).toBe("Yes\n> really?\n--\nAnn");
    expect(cleanText(text, { strip: ["quotes"], maxLength: 100 }).text).toBe("Yes\n--\nAnn");
  });

  it("tells that invisible characters were there", () => {
    expect(cleanText("re\u200bfund\u0000 \u{e0041}now", everything)).toEqual({
      text: "refund now",
      removed: ["invisible"],
    });
  });

  it("cuts at the maximum length, not inside a character", () => {
    expect(cleanText("ab😀cd", { strip: [], maxLength: 3 })).toEqual({ text: "ab", removed: ["length"] });
  });

  it("never takes the whole message", () => {
    expect(cleanText("Kind regards,\nAnn", everything).text).toBe("Kind regards,\nAnn");
    expect(cleanText("> only\n> quoted", everything).text).toBe("> only\n> quoted");
  });
});
