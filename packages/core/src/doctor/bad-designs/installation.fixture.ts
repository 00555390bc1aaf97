import { seededRandom } from "../../statistics/seeded-random.ts";
import type { DoctorFacts, LabelFacts } from "../doctor-facts.ts";
import type { LabelledCase } from "../fit/labelled-case.ts";
import { type Mistake, gate, judgeOf, noEdit } from "./edits.fixture.ts";

const intents = ["billing", "refund", "bug", "how-to"];

function labels(change: Partial<LabelFacts>): DoctorFacts {
  const byValue = Object.fromEntries(intents.map((intent) => [intent, 200]));
  const sound = { total: 800, byValue, fromPeopleLately: 50, calibration: 400, byPerson: { ana: 50, ben: 40 } };
  return { labels: { intent: { ...sound, ...change } } };
}

type Stage = NonNullable<DoctorFacts["cascades"]>[string]["stages"][number];

const models = ["local", "brain/small", "brain/large"];
const threeModels: Mistake[3] = (design) => void Object.assign(judgeOf(design).judge["intent"] ?? {}, { models });

/** A cascade that pays, but for its last model. */
function cascadeOf(change: Partial<Stage>): DoctorFacts {
  const sound: Omit<Stage, "name"> = {
    isAsked: true,
    answers: 0.3,
    cost: "0.01 EUR",
    saves: { isWorth: true, text: "0.12 EUR" },
    live: { asked: 500, answered: 300, cost: "5.00 EUR" },
  };
  const stages = models.map((name) => ({ name, ...sound, ...(name === "brain/large" && change) }));
  return {
    pricedModels: models.slice(1),
    cascades: { intent: { costs: "0.10 EUR", byPeople: "0.60 EUR", people: 0.1, stages } },
  };
}

/** Mistakes that only an installation shows. */
export const installationMistakes: readonly Mistake[] = [
  [
    "takes files from anybody, and nothing looks at them",
    "contracts",
    "files-not-scanned",
    (design) => {
      design.input.properties["scan"] = { type: "object", format: "document" };
      design.triggers = [
        {
          id: "scans",
          folder: { path: "scans" },
          map: { id: "event.name", content: "event.name", scan: "event.document" },
        },
      ];
    },
    { scansFiles: false },
  ],
  [
    "audits too few of too few",
    "tickets",
    "audit-too-low",
    (design) => gate(design, { audit: 0.01 }),
    { casesPerDay: 40 },
  ],
  [
    "wants what five cases a day cannot earn",
    "tickets",
    "target-out-of-reach",
    (design) => gate(design, { maxError: 0.001 }),
    { casesPerDay: 5 },
  ],
  [
    "sends exceptions where nobody looks",
    "tickets",
    "queue-nobody-reads",
    noEdit,
    { queues: { desk: { open: 31, oldestOpenDays: 12, decidedLately: 0 } } },
  ],
  [
    "asks a model of which nobody knows what it costs",
    "tickets",
    "unpriced-model",
    (design) => {
      design.budget = { perDay: 20 };
      Object.assign(judgeOf(design).judge["intent"] ?? {}, { models: ["local", "brain/small", "brain/large"] });
    },
    { pricedModels: ["brain/small"] },
  ],
  [
    "leaves a challenger without money",
    "tickets",
    "challenger-stands-still",
    noEdit,
    { challenger: { stoppedBy: "What this challenger may cost is spent." } },
  ],
  ["names a model that no case reaches", "tickets", "model-never-asked", threeModels, cascadeOf({ isAsked: false })],
  [
    "asks a model that never settles anything",
    "tickets",
    "model-does-not-pay",
    threeModels,
    cascadeOf({ live: { asked: 340, answered: 0, cost: "3.40 EUR" } }),
  ],
  [
    "asks a model without which a case would cost less",
    "tickets",
    "model-does-not-pay",
    threeModels,
    cascadeOf({ saves: { isWorth: false, text: "0.004 EUR" } }),
  ],
  ["gets no labels back", "tickets", "labels-not-coming-back", noEdit, labels({ fromPeopleLately: 0 })],
  [
    "has not learned for half a year",
    "tickets",
    "model-out-of-date",
    noEdit,
    { models: { intent: { ageDays: 190, trainedOn: 800, labelsSince: 900, heldOut: null } } },
  ],
  ["keeps no labels apart", "tickets", "no-evaluation-set", noEdit, labels({ calibration: 3 })],
  [
    "lets an alarm ring for a month",
    "tickets",
    "alarm-ignored",
    noEdit,
    { openAlarms: [{ title: "Drift in intent", ageDays: 31 }] },
  ],
  [
    "has four examples of an answer",
    "tickets",
    "class-too-small",
    noEdit,
    labels({ byValue: { billing: 400, refund: 300, bug: 96, "how-to": 4 } }),
  ],
  [
    "lists an answer that never comes",
    "tickets",
    "class-never-labelled",
    noEdit,
    labels({ byValue: { billing: 400, refund: 300, bug: 100 } }),
  ],
  [
    "does not list an answer that comes",
    "tickets",
    "class-not-in-document",
    noEdit,
    labels({ byValue: { billing: 200, refund: 200, bug: 200, "how-to": 150, cancel: 50 } }),
  ],
  ["asks one person for all labels", "tickets", "one-labeller", noEdit, labels({ byPerson: { ana: 190, ben: 4 } })],
  ["alerts nobody", "tickets", "no-alert-destination", noEdit, { alertDestinations: 0 }],
  ["hears of no outcome", "tickets", "no-outcome", noEdit, { outcomes: 0 }],
  [
    "asks a model for what the channel says",
    "tickets",
    "rule-fits-labels",
    noEdit,
    { examples: { intent: channelCases() } },
  ],
  [
    "asks a model for what one field gives away",
    "tickets",
    "rule-fits-class",
    noEdit,
    { examples: { intent: partlyRuled() } },
  ],
];

/** The label is a rule: by customer number and subject. */
function channelCases(): LabelledCase[] {
  const random = seededRandom(7);
  return Array.from({ length: 1500 }, (_, at) => {
    const customerId = ["new", "old", "partner"][Math.floor(random() * 3)] ?? "new";
    const subject = random() < 0.3 ? `Refund for order ${at}` : `Question ${at}`;
    const label = subject.startsWith("Refund") ? "refund" : customerId === "partner" ? "billing" : "how-to";
    return { scope: { input: { subject, customerId, body: `Text ${at}` }, text: `Text ${at}` }, label };
  });
}

/** One answer is a rule, the others are chance. */
function partlyRuled(): LabelledCase[] {
  const random = seededRandom(8);
  return Array.from({ length: 3000 }, (_, at) => {
    const customerId = random() < 0.4 ? "accounts" : "someone";
    const label =
      customerId === "accounts" ? "billing" : (["refund", "bug", "how-to"][Math.floor(random() * 3)] ?? "bug");
    return { scope: { input: { subject: `Subject ${at}`, customerId, body: "" }, text: `Text ${at}` }, label };
  });
}
