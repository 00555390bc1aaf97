const baseline = { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 };
export const text = { type: "string", format: "multiline", maxLength: 50_000 } as const;
export const short = { type: "string", maxLength: 200 } as const;
export const cleaned = { clean: { from: "input.body" } };
export const signed = { verify: { standardWebhooks: "secret:SENDER" } };
export const customer = {
  lookup: {
    connection: "crm",
    sql: "select id, name, email, tier from customers where id = :id",
    params: { id: "input.customerId" },
  },
  onMissing: "exception" as const,
};
export const watched = { owner: "operations", measure: { baseline } };
export const grave = { queue: "approvals", due: "4h", stakes: "high" as const, fourEyes: true };
export const usual = { queue: "desk", due: "4h" };
