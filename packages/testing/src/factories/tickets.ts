import { pick, seeded } from "./seeded.ts";

/** What the support-triage fixtures choose among. */
export const INTENTS = ["billing", "bug", "cancellation", "delivery", "feedback", "how-to", "login", "refund"] as const;
export type Intent = (typeof INTENTS)[number];

export type Ticket = { subject: string; body: string; customer: string; tier: string; intent: Intent; rival: Intent };

const texts: [Intent, Intent, string, string][] = [
  [
    "refund",
    "billing",
    "Charged twice for November",
    "Hello,\n\nmy card was charged twice for the November plan, 49.00 each on the 3rd and the 4th. I only have one account. Please send one of the two back.\n\nThanks",
  ],
  [
    "billing",
    "refund",
    "Invoice shows the old company name",
    "Our company changed its name in September. The invoice still carries the old one, and our accounting refuses it. Could you issue it again with the new name? The VAT number is the same.",
  ],
  [
    "login",
    "bug",
    "Code never arrives",
    "I try to sign in with the six-digit code, but the mail never arrives. I looked in spam. It worked until last week. I also tried another browser.",
  ],
  [
    "bug",
    "how-to",
    "Export stops at 1,000 rows",
    "The CSV export of my report stops after exactly 1,000 rows although the table shows 3,418. No message. Firefox and Chrome behave the same.",
  ],
  [
    "how-to",
    "bug",
    "Where do I change the language of mails?",
    "Hi, my colleagues in Lyon get all notifications in English. I found the language of the interface but not of the mails. Is there a setting for it, or one per person?",
  ],
  [
    "cancellation",
    "feedback",
    "Closing our account at the end of the year",
    "We will not renew in January. Please confirm the date on which the contract ends and how long we can still download our data.",
  ],
  [
    "delivery",
    "refund",
    "Parcel says delivered but is not here",
    "The tracking says that the parcel was handed over on Tuesday at 14:12. Nobody in our office received it, and the neighbours have nothing either. What happens next?",
  ],
  [
    "feedback",
    "how-to",
    "The new planner is a big step",
    "Just wanted to say that the new weekly planner saves me an hour each Monday. One wish: let me pin a task to the top of the day.",
  ],
  [
    "refund",
    "delivery",
    "Wrong size again",
    "This is the second time that I get M instead of XL. I do not want another exchange. I want the money back, and I will not pay for the return.",
  ],
  [
    "login",
    "how-to",
    "New phone, lost my second factor",
    "I have a new phone and the old one is gone, together with the authenticator. I still have access to my mail. How do I get back into my account before Thursday's audit?",
  ],
  [
    "billing",
    "cancellation",
    "Why did the price change?",
    "The plan was 29 a month, the last invoice says 36. I was not told about a change. If this is the new price I will have to think about leaving.",
  ],
  [
    "bug",
    "login",
    "Blank page after the update",
    "Since this morning I see a blank page after signing in. Reloading helps once, then it is blank again. Console says something about a chunk that could not be loaded.",
  ],
];

const customers = [
  "Ada Winter",
  "Blue Harbour GmbH",
  "Chen & Partners",
  "Delta Bikes",
  "Elif Aydin",
  "Fjord Foods",
  "Grace Okafor",
  "Helios Energy",
  "Ines Duarte",
  "Jonas Berg",
  "Kita Sonnenhof",
  "Lumen Studio",
];
const tiers = ["gold", "silver", "silver", "bronze", "bronze", "bronze"];

/** The ticket with this number; equal numbers give equal tickets. */
export function ticket(index: number): Ticket {
  const random = seeded(index + 1);
  const [intent, rival, subject, body] = pick(texts, random);
  return { intent, rival, subject, body, customer: pick(customers, random), tier: pick(tiers, random) };
}
