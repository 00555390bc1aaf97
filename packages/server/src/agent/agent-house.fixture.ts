import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import { shopWorkflow } from "../shop-workflow.fixture.ts";
import { openTestHouse, owner, type TestHouse, type TestHouseOptions } from "../test-house.ts";

/** What every connection of this house keeps secret, each by a word that stands nowhere else. */
export const canaries = {
  brain: "canary-brain-7f31",
  crm: "canary-crm-2b90",
  shop: "canary-shop-c4d8",
  post: "canary-post-91ee",
  partner: "canary-partner-5a06",
  team: "canary-team-e3b7",
} as const;

export interface AgentHouse {
  house: TestHouse;
  brain: FakeLanguageProvider;
  shop: FakeReceiver;
  post: FakeSmtp;
  /** Saves a workflow and puts it in force. */
  live(source: WorkflowSource): Promise<void>;
  end(): Promise<void>;
}

/** A house with a language model, a database, a shop, a mail server, a partner and a chat; all but the house are fakes. */
export async function openAgentHouse(options: TestHouseOptions = {}): Promise<AgentHouse> {
  const [brain, shop, post, house] = await Promise.all([
    startFakeLanguageProvider(),
    startFakeReceiver(),
    startFakeSmtp({ user: "desk", password: canaries.post }),
    openTestHouse(undefined, options),
  ]);
  for (const statement of tables) await house.database.query(statement);
  shop.answer("/stock", { body: { left: 3 } });
  for (const [name, kind, settings] of connectionsOf(house, brain, shop, post))
    await house.commands.saveConnection(name, kind, settings, owner);
  return {
    house,
    brain,
    shop,
    post,
    live: async (source) => {
      await house.commands.saveWorkflow(source, owner);
      await house.commands.setStage(source.name, "live", owner);
    },
    end: async () => {
      await house.end();
      await Promise.all([brain.close(), shop.close(), post.close()]);
    },
  };
}

const tables = [
  "create schema shop",
  "create table shop.customers (id text primary key, name text, mail text, remark text)",
  "create table shop.orders (number int primary key, customer text, state text, total numeric)",
  "create table shop.notes (id text primary key, text text, idempotency_key text)",
  "insert into shop.customers values ('c1', 'Ida Ito', 'ida@shop.example', 'private remark 4711'), ('c2', 'Bo Berg', 'bo@shop.example', '')",
  "insert into shop.orders values (7, 'c1', 'broken', 40), (8, 'c2', 'sent', 99)",
];

function connectionsOf(
  { database }: TestHouse,
  brain: FakeLanguageProvider,
  shop: FakeReceiver,
  post: FakeSmtp,
): [string, string, Record<string, unknown>][] {
  const prices = [{ from: "2026-01-01", input: 1, output: 4 }];
  const secret = `whsec_${Buffer.from(canaries.partner.padEnd(24, "x")).toString("base64")}`;
  const mail = { host: post.host, port: post.port, security: "none", from: "desk@shop.example" };
  const allowPrivate = [shop.host];
  return [
    [
      "brain",
      "language",
      {
        provider: "openai",
        apiKey: canaries.brain,
        baseUrl: `${brain.url}/v1`,
        allowPrivate: [brain.host],
        models: [{ name: "small", prices }],
      },
    ],
    ["crm", "postgres", { url: database.url.replace(/:\/\/([^@:/]*)@/, `://$1:${canaries.crm}@`) }],
    ["shop", "http", { baseUrl: shop.url, headers: { authorization: `Bearer ${canaries.shop}` }, allowPrivate }],
    ["post", "smtp", { ...mail, user: "desk", password: canaries.post, allowPrivate: [`${post.host}:${post.port}`] }],
    ["partner", "webhook", { url: `${shop.url}/partner`, secret, allowPrivate }],
    ["team", "chat", { url: `${shop.url}/team/${canaries.team}`, allowPrivate }],
  ];
}

type Change = Partial<Pick<WorkflowSource, "review" | "budget">> & {
  gate?: object;
  limits?: object;
  stakes?: "normal" | "high";
  act?: unknown[];
};

/** Tools of the shop: the places are written here, the model fills in the rest. */
const tools = (stakes: "normal" | "high") => ({
  order: {
    description: "An order of this customer, by its number.",
    arguments: { number: { type: "integer" } },
    lookup: {
      connection: "crm",
      sql: "select number, state, total from shop.orders where number = :number and customer = :customer",
      params: { number: "arguments.number", customer: "customer.id" },
    },
  },
  stock: {
    description: "How many of a thing are left.",
    arguments: { thing: { type: "string", maxLength: 40 } },
    lookup: { connection: "shop", path: "stock", query: { thing: "arguments.thing" } },
  },
  refund: {
    description: "Pays an order back.",
    arguments: { number: { type: "integer" }, amount: { type: "number", minimum: 0, maximum: 100 } },
    do: {
      http: { connection: "shop", path: "orders/{{ arguments.number }}/refunds", body: { amount: "arguments.amount" } },
    },
    stakes,
  },
  reply: {
    description: "Writes to the customer.",
    arguments: { text: { type: "string", maxLength: 600 } },
    do: {
      email: { connection: "post", to: "{{ customer.mail }}", subject: "Your order", text: "{{ arguments.text }}" },
    },
    stakes,
  },
  note: {
    description: "Keeps a note about the case.",
    arguments: { text: { type: "string", maxLength: 600 } },
    do: { update: { connection: "crm", table: "shop.notes", key: { id: "case.id" }, set: { text: "arguments.text" } } },
    stakes,
  },
});

/** A workflow in which an agent settles what customers write about their orders. */
export function ordersWorkflow(name: string, change: Change = {}): WorkflowSource {
  const { gate = {}, limits = {}, stakes = "normal", act, ...rest } = change;
  const agent = {
    task: "Settle what the customer asks about an order.",
    text: "{{ input.text }}",
    answers: ["refund", "reply", "nothing"],
    tools: tools(stakes),
    limits,
  };
  return shopWorkflow({
    name,
    title: "Orders",
    judge: { judge: { resolution: { agent, models: ["brain/small"] } }, gate },
    act: { act: act ?? [{ otherwise: [{ carryOut: "resolution" }, { assign: { queue: "done" } }] }] },
    review: { queue: "leads", undoSeconds: 0 },
    ...rest,
  });
}
