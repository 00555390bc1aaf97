import { describe, expect, it } from "vitest";
import { mailThread } from "./mail-thread.ts";

const fields = (...names: string[]) => names.map((name) => ({ name, format: name === "mail" ? "mail" : null }));

describe("the mail of an input", () => {
  it("is its field of format mail, with its thread, each mail once", () => {
    const quoted = "Still broken.\n\nOn 4 March 2026, Ann wrote:\n> Did you  restart it?";
    const mail = {
      from: "Jo <jo@example.com>",
      to: ["Ann", "Leads"],
      subject: "Lamp",
      date: "2026-03-05T08:00:00Z",
      text: quoted,
      html: "<p>Still broken.</p>",
      earlier: [
        { from: "Ann", date: "2026-03-04T08:00:00Z", text: "Did you restart it?" },
        { from: "Jo", date: "2026-03-03T08:00:00Z", html: "<p>It is <b>broken</b>.</p>" },
      ],
    };
    expect(mailThread({ mail, customerId: "C1" }, fields("mail", "customerId"))).toEqual({
      fields: ["mail"],
      subject: "Lamp",
      from: "Jo <jo@example.com>",
      to: "Ann, Leads",
      cc: null,
      date: "2026-03-05T08:00:00Z",
      html: "<p>Still broken.</p>",
      mails: [
        { head: null, from: "Jo <jo@example.com>", date: "2026-03-05T08:00:00Z", text: "Still broken." },
        { head: "On 4 March 2026, Ann wrote", from: null, date: null, text: "Did you  restart it?" },
        { head: null, from: "Jo", date: "2026-03-03T08:00:00Z", text: "It is broken." },
      ],
    });
  });

  it("is made of fields with the names of one", () => {
    const input = { messageId: "<1@x>", subject: "Lamp", body: "Broken.", customerId: "C1" };
    expect(mailThread(input, fields("messageId", "subject", "body", "customerId"))).toMatchObject({
      fields: ["subject", "body", "messageId"],
      subject: "Lamp",
      mails: [{ text: "Broken." }],
    });
    expect(mailThread({ from: "jo", subject: "Lamp", html: "<p>Hi</p>" }, [])).toMatchObject({
      mails: [{ text: "Hi" }],
    });
  });

  it("is none without a text, a subject or a sender, and none of the wrong shape", () => {
    expect(mailThread({ subject: "Lamp", body: "Broken." }, fields("subject", "body"))).toBeNull();
    expect(mailThread({ from: "jo", body: "Broken." }, [])).toBeNull();
    expect(mailThread({ from: "jo", subject: "Lamp" }, [])).toBeNull();
    expect(mailThread({ mail: { text: 7 } }, fields("mail"))).toBeNull();
  });
});
