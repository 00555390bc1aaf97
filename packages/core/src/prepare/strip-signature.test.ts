import { describe, expect, it } from "vitest";
import { stripSignature } from "./strip-signature.ts";

describe("stripSignature", () => {
  it.each([
    ["-- \nAnn Lee\nAcme Ltd"],
    ["--\nAnn"],
    ["Kind regards,\nAnn Lee\nHead of Sales\n+49 30 901820"],
    ["Best,\nAnn"],
    ["Thanks, Ann Lee"],
    ["Many thanks!\nAnn"],
    [
      "Mit freundlichen Grüßen\n\ni. A. Hans Maier\nMaier GmbH, Amtsgericht Berlin HRB 1234, Geschäftsführer: Hans Maier, Musterstraße 1, 10115 Berlin, Deutschland",
    ],
    ["Viele Grüße\nHans"],
    ["LG Hans".replace(" ", "\n")],
    ["Cordialement,\nMarie"],
    ["Sent from my iPhone"],
    ["Von meinem iPhone gesendet"],
    ["Get Outlook for iOS"],
    [
      "Regards\nAnn\n\nThis e-mail is confidential and intended solely for the use of the person or company that it is addressed to by us.",
    ],
  ])("cuts %j", (signature) =>
    expect(stripSignature(`Where is my parcel?\n\n${signature}`).trim()).toBe("Where is my parcel?"),
  );

  it.each([
    ["Kind regards,\nAnn"],
    ["Thanks\nwhere is my parcel?"],
    ["Hello\n\nThanks,\nAnn\n\nPS: and send me the invoice"],
    ["Best\nproduct ever, I only want to know whether you also have it in blue because my sister wants one"],
    ["Sent from my iPhone"],
    [""],
  ])("keeps %j", (text) => expect(stripSignature(text)).toBe(text));
});
