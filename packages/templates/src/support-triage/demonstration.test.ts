import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { describe, expect, it } from "vitest";
import { readCustomers, readTickets } from "./demonstration.ts";
import { supportTriage } from "./workflow.ts";

const intents = [
  "billing",
  "refund",
  "delivery",
  "malfunction",
  "account-access",
  "how-to",
  "cancellation",
  "sales",
  "none",
];

describe("demonstration tickets", () => {
  it("are at least 900, each once, with known labels and customers", async () => {
    const [tickets, customers] = await Promise.all([readTickets(), readCustomers()]);
    const known = new Set(customers.map((one) => one.id));
    expect(tickets.length).toBeGreaterThanOrEqual(900);
    expect(new Set(tickets.map((one) => one.id)).size).toBe(tickets.length);
    expect(new Set(tickets.map((one) => one.body)).size).toBe(tickets.length);
    expect(tickets.filter((one) => !intents.includes(one.intent))).toEqual([]);
    expect(tickets.filter((one) => one.customerId !== undefined && !known.has(one.customerId))).toEqual([]);
  });

  it("mark what is truly ambiguous, in two languages, with some out of scope", async () => {
    const tickets = await readTickets();
    const ambiguous = tickets.filter((one) => one.ambiguous);
    expect(ambiguous.length).toBeGreaterThan(50);
    expect(ambiguous.every((one) => (one.alsoPlausible?.length ?? 0) > 0)).toBe(true);
    expect(tickets.filter((one) => one.language === "de").length).toBeGreaterThan(90);
    expect(tickets.filter((one) => one.intent === "none").length).toBeGreaterThan(40);
  });

  it("fit the workflow's labels", () => {
    expect(parseWorkflow(supportTriage).name).toBe("support-triage");
  });
});
