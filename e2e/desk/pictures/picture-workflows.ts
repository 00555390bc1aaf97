/** The work of a small shop: letters with mails and scans, and refunds that two people decide. */
export const pictureWorkflows = {
  "workflows/post.yaml": `name: post
title: Customer post
input:
  type: object
  properties:
    mail: { type: object, format: mail }
    scan: { type: object, format: document, title: The scanned letter }
    customer: { type: string, title: Customer number }
    total: { type: number, title: Total }
    evidence: { type: array }
triggers: [{ id: api, api: {} }]
flow:
  - prepare:
      text: { clean: { from: input.mail.text } }
      letter: { compute: '{ "total": input.total, "evidence": input.evidence }' }
      large: { compute: input.total > 100.0 }
  - judge:
      intent: { classify: { text: "{{ text }}", labels: [refund, replacement, question, complaint] } }
  - act:
      - { name: Refunds, when: 'intent.value == "refund"', do: [{ store: { record: refund, data: { customer: input.customer, amount: input.total } } }, { assign: { queue: refunds } }] }
      - otherwise: [{ assign: { queue: "{{ intent.value }}" } }]
review: { queue: desk, history: input.customer, due: 4h, undoSeconds: 7 }
`,
  "workflows/large-refunds.yaml": `name: large-refunds
title: Large refunds
input:
  type: object
  required: [customer, message, amount]
  properties: { customer: { type: string }, message: { type: string }, amount: { type: number } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { decision: { rule: { cases: [{ when: input.amount < 0.0, value: pay }, { when: input.amount < -1.0, value: refuse }] } } }
  - act: [{ otherwise: [{ assign: { queue: "{{ decision.value }}" } }] }]
review: { queue: large-refunds, fourEyes: true, stakes: high, due: 1d }
`,
};

const thread = `It is still broken after I restarted it twice. Please refund me; I bought it only in February.

Kind regards
Jo Marsh

On Wed, 4 Mar 2026 at 10:00, Ann of Kestrel Home <help@kestrel.example> wrote:
> Dear Jo,
>
> I am sorry to hear that. Did you restart the lamp by holding the button for ten seconds?
>
> On Tue, 3 Mar 2026 at 21:14, Jo Marsh <jo@marsh.example> wrote:
>> The lamp flickers at night, mostly when the heating comes on.
>>
>> On Mon, 2 Mar 2026 at 08:30, Ann of Kestrel Home <help@kestrel.example> wrote:
>>> Thank you for your order of a Kestrel lamp. Tell us if anything is wrong.`;

const word = (text: string, left: number, top: number, width: number, height = 16) => ({
  text,
  box: [left, top, width, height],
});

/** A letter as a scanner's reader gives it: words with their places. */
const letter = {
  name: "letter.pdf",
  pages: [
    {
      width: 480,
      height: 340,
      words: [
        word("Garden & Lamp Ltd.", 36, 30, 170, 22),
        word("Credit note", 36, 84, 110, 20),
        word("Order", 36, 130, 46),
        word("KH-20417", 130, 130, 80),
        word("Lamp, brass, 40 cm", 36, 170, 150),
        word("120.50", 380, 170, 60),
        word("Total", 36, 230, 42),
        word("120.50 EUR", 340, 230, 100),
        word("Please pay to the account on file.", 36, 284, 250),
      ],
    },
  ],
};

const plain = (subject: string, text: string, customer: string, total: number) => ({
  mail: { from: `${customer.toLowerCase()}@customer.example`, to: ["help@kestrel.example"], subject, text },
  customer,
  total,
  evidence: [],
});

/** What came today. */
export const pictureCases = {
  earlier: plain("Where is my lamp?", "I ordered a lamp last week and have not heard of it since.", "C7", 89),
  thread: {
    mail: {
      from: "Jo Marsh <jo@marsh.example>",
      to: ["help@kestrel.example"],
      subject: "Re: My lamp flickers",
      date: "2026-03-05T08:12:00Z",
      text: thread,
      html: `<p>It is still broken after I restarted it twice. <b>Please refund me</b>.</p><img src="https://pictures.example/lamp.png">`,
    },
    customer: "C7",
    total: 120.5,
    evidence: [],
  },
  document: {
    mail: {
      from: "books@gardenlamp.example",
      to: ["help@kestrel.example"],
      subject: "Credit note KH-20417",
      text: "The credit note for order KH-20417 is attached.",
    },
    scan: letter,
    customer: "C21",
    total: 120.5,
    evidence: [{ page: 1, box: [340, 230, 100, 16], field: "total" }],
  },
  others: [
    plain("Two lamps instead of one", "You sent me two lamps and charged for both. I need only one.", "C31", 178),
    plain("Does it dim?", "Can the brass lamp be dimmed, and with which switch?", "C32", 0),
    plain("Broken glass", "The parcel arrived, but the glass is in pieces. Can you send another?", "C33", 64.9),
    plain(
      "Third time I write",
      "This is the third time that I write about the same parcel. Nobody answers.",
      "C34",
      42,
    ),
    plain("A new switch", "The switch fell off on the first evening. Please send a new one.", "C35", 9.5),
  ],
  large: {
    customer: "C40",
    message: "The whole order of forty lamps came late, after our opening. We want our money back.",
    amount: 3560,
  },
};
