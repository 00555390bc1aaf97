import type { Invoice } from "../invoice/invoice.ts";
import { describe, expect, it } from "vitest";
import { matchInvoice } from "./match-invoice.ts";
import { grossOf, invoiceLine, invoiceOver, type Known, requestOf, seller } from "./matching.fixture.ts";
import { matchedInvoice } from "./mismatch.ts";

const supplier = { name: "Muster & Söhne GmbH", vat_id: "DE136695976" };
const bolts = {
  line: "10",
  item: "A-1",
  name: "Hex bolts M8",
  quantity: 100,
  unit: "C62",
  price: "1.10",
  tax_rate: 19,
};
const nuts = { line: "20", item: "A-2", name: "Hex nuts M8", quantity: 50, unit: "C62", price: 0.4 };
const order = { number: "PO-7", date: "2026-02-20", currency: "EUR", supplier, lines: [bolts, nuts] };
const came = (quantity: number, item = "A-1", number = "GR-1") => ({
  number,
  order: "PO-7",
  lines: [{ item, quantity, unit: "C62" }],
});
const allCame = [came(100), came(50, "A-2", "GR-2")];
const boltLine = (quantity: string, price = "1.1") =>
  invoiceLine({ name: "Hex bolts M8", buyerItem: "A-1", quantity, price });
const nutLine = (quantity: string, price = "0.4") =>
  invoiceLine({ name: "Hex nuts M8", buyerItem: "A-2", quantity, price });

const match = (invoice: Invoice, known: Known) => matchedInvoice.parse(matchInvoice(requestOf(invoice, known)));
const codes = (invoice: Invoice, known: Known) => match(invoice, known).mismatches.map(({ code }) => code);
const said = (invoice: Invoice, known: Known) => match(invoice, known).mismatches.map(({ message }) => message);

describe("three-way matching", () => {
  it("matches an invoice that is what was ordered and came, line by line", () => {
    const found = match(invoiceOver([nutLine("50"), boltLine("100")]), { orders: [order], receipts: allCame });
    expect(found).toMatchObject({ status: "matched", orders: ["PO-7"], mismatches: [], notes: [] });
    expect(found.score).toBeGreaterThan(0.99);
    expect(found.lines).toMatchObject([
      { orderLine: "20", invoiced: "50", ordered: "50", received: "50", before: "0", price: "0.4", orderPrice: "0.4" },
      {
        orderLine: "10",
        invoiced: "100",
        ordered: "100",
        received: "100",
        because: ["article number", "price", "quantity", "description 1.00"],
      },
    ]);
  });

  it("explains a price by its field, both values, the tolerance and what to do", () => {
    const [found] = match(invoiceOver([boltLine("100", "1.25")]), {
      orders: [order],
      tolerances: { price: { percent: 2 } },
    }).mismatches;
    expect(found).toEqual({
      code: "price-differs",
      field: "lines[0].price",
      line: 0,
      invoiced: "1.25",
      expected: "1.1",
      tolerance: "2 % is tolerated",
      message:
        "Line 1 (Hex bolts M8): the price is 1.25 EUR per pcs, but order PO-7, line 10 says 1.1 EUR: 0.15 EUR (13.64 %) more; 2 % is tolerated.",
      remedy: "Ask Muster & Söhne GmbH for a corrected invoice, or have purchasing confirm the price in order PO-7.",
    });
  });

  it.each<[string, string, Known["tolerances"], string[]]>([
    ["nothing", "1.11", undefined, ["price-differs"]],
    ["a share that it is within", "1.12", { price: { percent: 2 } }, []],
    ["a share that it is not within", "1.13", { price: { percent: 2 } }, ["price-differs"]],
    ["an amount that it is within", "1.15", { price: { absolute: 0.05 } }, []],
    [
      "a share and an amount, of which one is passed",
      "1.12",
      { price: { percent: 2, absolute: 0.01 } },
      ["price-differs"],
    ],
    ["a lower price as little as a higher one", "1", { price: { percent: 2 } }, ["price-differs"]],
    ["prices, but not their sum", "1.12", { price: { percent: 2 }, total: { absolute: 1 } }, ["total-differs"]],
  ])("tolerates %s (%s)", (_, price, tolerances, expected) => {
    expect(codes(invoiceOver([boltLine("100", price)]), { orders: [order], tolerances })).toEqual(expected);
  });

  it("does not mind prices that come to the same amount", () => {
    const per100 = { ...bolts, price: "33.33", price_quantity: 100, quantity: 7 };
    expect(codes(invoiceOver([boltLine("7", "0.333")]), { orders: [{ ...order, lines: [per100] }] })).toEqual([]);
  });

  it("takes what a line's allowance takes off as part of its price", () => {
    const line = {
      ...boltLine("100", "1.2"),
      allowances: [{ micros: -10_000_000, currency: "EUR" }],
      net: { micros: 110_000_000, currency: "EUR" },
    };
    expect(codes(invoiceOver([line]), { orders: [order] })).toEqual([]);
  });

  it("does not pay for what was not ordered, another tax, or a line that does not add up", () => {
    const fee = invoiceLine({ name: "Express handling", quantity: "1", price: "25" });
    expect(said(invoiceOver([boltLine("100"), fee]), { orders: [order] })).toEqual([
      "Line 2 (Express handling) over 25 EUR: no line of order PO-7 is like it; nothing that was not ordered is tolerated.",
    ]);
    expect(codes(invoiceOver([{ ...boltLine("100"), rate: "7" }]), { orders: [order] })).toEqual(["tax-differs"]);
    const wrong = { ...boltLine("100"), net: { micros: 112_000_000, currency: "EUR" } };
    expect(codes(invoiceOver([wrong]), { orders: [order] })).toEqual(["amount-differs"]);
    expect(codes(invoiceOver([wrong]), { orders: [order], tolerances: { rounding: 2 } })).toEqual([]);
  });

  it("does not take another article for the one that was ordered", () => {
    const other = invoiceLine({ name: "Hex bolts M8", buyerItem: "A-1077", quantity: "100", price: "1.1" });
    expect(codes(invoiceOver([other]), { orders: [order] })).toEqual(["article-differs"]);
    const unlike = invoiceLine({ name: "Cable ties", buyerItem: "K-5", quantity: "100", price: "3" });
    expect(codes(invoiceOver([unlike]), { orders: [order] })).toEqual(["line-not-ordered"]);
  });

  it("asks where it cannot be sure which line is meant", () => {
    const vague = invoiceLine({ name: "Hexagon bolts", quantity: "30", price: "1.1" });
    expect(codes(invoiceOver([vague]), { orders: [{ ...order, lines: [{ ...bolts, name: "Bolts, hex" }] }] })).toEqual([
      "line-unsure",
    ]);
  });

  it("looks at charges, the day it is due, and orders that take nothing more", () => {
    const freight = {
      charge: true,
      amount: { micros: 15_000_000, currency: "EUR" },
      reason: "Freight",
      category: "S",
      rate: "19",
    };
    const invoice = invoiceOver([boltLine("100")], { allowances: [freight], due: "2026-03-12" });
    expect(said(invoice, { orders: [{ ...order, payment_days: 30 }] })).toEqual([
      "The invoice is due on 2026-03-12, but order PO-7 gives 30 days, which is 2026-04-04; nothing is tolerated.",
      "The charges of the invoice (Freight) are 15 EUR, but the order has none; nothing is tolerated.",
    ]);
    expect(codes(invoice, { orders: [{ ...order, charges: 15, payment_days: 7 }] })).toEqual([]);
    expect(
      codes(invoiceOver([boltLine("100")]), { orders: [{ ...order, status: "cancelled", date: "2026-03-09" }] }),
    ).toEqual(["order-closed", "before-order"]);
  });
});

describe("long invoices", () => {
  const long = (count: number) => {
    const names = Array.from({ length: count }, (_, at) => `Part ${at}`);
    const lines = names.map((name, at) => ({
      line: `${at}`,
      name,
      item: `P-${at}`,
      quantity: 10 + at,
      unit: "C62",
      price: "2",
    }));
    const billed = lines.map(({ name, item, quantity }) =>
      invoiceLine({ name, buyerItem: item, quantity: `${quantity}`, price: "2" }),
    );
    return match(invoiceOver(billed.toReversed()), { orders: [{ ...order, lines }] });
  };

  it("are matched line by line, up to where it would take too long", () => {
    expect(long(250)).toMatchObject({ status: "matched", mismatches: [] });
    expect(long(501).mismatches).toMatchObject([{ code: "too-many-lines", invoiced: "501", expected: "501" }]);
  });
});

describe("deliveries", () => {
  it("accepts a partial delivery that is billed as it came, and says what stays open", () => {
    const found = match(invoiceOver([boltLine("60")]), { orders: [order], receipts: [came(60)] });
    expect(found.mismatches).toEqual([]);
    expect(found.notes).toEqual([
      "Line 1 (Hex bolts M8): partial delivery of order PO-7, line 10; 60 pcs of 100 pcs came, 60 pcs are billed, 40 pcs stay open.",
    ]);
  });

  it("does not pay for what has not come", () => {
    expect(said(invoiceOver([boltLine("100")]), { orders: [order], receipts: [came(60)] })).toEqual([
      "Line 1 (Hex bolts M8): the quantity is 100 pcs, but for order PO-7, line 10 60 pcs came: 40 pcs too many; nothing is tolerated.",
    ]);
    expect(codes(invoiceOver([boltLine("100")]), { orders: [order], receipts: [] })).toEqual(["not-received"]);
    expect(
      codes(invoiceOver([boltLine("61")]), {
        orders: [order],
        receipts: [came(60)],
        tolerances: { quantity: { absolute: 1 } },
      }),
    ).toEqual([]);
  });

  it("counts what went back", () => {
    expect(
      codes(invoiceOver([boltLine("100")]), { orders: [order], receipts: [came(100), came(-5, "A-1", "RET-1")] }),
    ).toEqual(["quantity-over-received"]);
  });

  it("asks for no receipt of what nobody receives, nor where nobody keeps receipts", () => {
    const service = { ...order, lines: [{ ...bolts, delivered: false }] };
    expect(codes(invoiceOver([boltLine("100")]), { orders: [service], receipts: [] })).toEqual([]);
    expect(codes(invoiceOver([boltLine("100")]), { orders: [order] })).toEqual([]);
  });

  it("tells an over-delivery from an invoice over too many", () => {
    const invoice = invoiceOver([boltLine("110")]);
    const [over] = match(invoice, { orders: [order], receipts: [came(110)] }).mismatches;
    expect(over).toMatchObject({
      code: "over-delivery",
      message:
        "Line 1 (Hex bolts M8): the quantity is 110 pcs, and 110 pcs came, but order PO-7, line 10 is for 100 pcs: 10 pcs too many; nothing is tolerated.",
      remedy:
        "Keep the goods and have purchasing raise order PO-7, or send 10 pcs back and ask Muster & Söhne GmbH for a credit note.",
    });
    expect(
      codes(invoice, { orders: [order], receipts: [came(110)], tolerances: { overDelivery: { percent: 10 } } }),
    ).toEqual([]);
    expect(codes(invoice, { orders: [order], receipts: [came(100)] })).toEqual([
      "quantity-over-ordered",
      "quantity-over-received",
    ]);
  });

  it("counts an article that stands in several lines of order or invoice as one", () => {
    const split = {
      ...order,
      lines: [
        { ...bolts, quantity: 60 },
        { ...bolts, line: "11", quantity: 40 },
      ],
    };
    expect(codes(invoiceOver([boltLine("100")]), { orders: [split], receipts: [came(100)] })).toEqual([]);
    expect(codes(invoiceOver([boltLine("30"), boltLine("70")]), { orders: [order], receipts: [came(100)] })).toEqual(
      [],
    );
    expect(codes(invoiceOver([boltLine("30"), boltLine("80")]), { orders: [order], receipts: [came(100)] })).toEqual([
      "quantity-over-ordered",
      "quantity-over-received",
    ]);
  });
});

describe("several invoices of one order", () => {
  const first = {
    number: "RE-2026-0009",
    supplier,
    issued: "2026-02-27",
    gross: 66,
    currency: "EUR",
    order: "PO-7",
    lines: [{ order_line: "10", quantity: 60, unit: "C62" }],
  };

  it("counts what was billed before", () => {
    const rest = match(invoiceOver([boltLine("40")]), { orders: [order], receipts: allCame, earlier: [first] });
    expect([rest.mismatches, rest.notes]).toEqual([
      [],
      ["Line 1 (Hex bolts M8): the rest of order PO-7, line 10; 60 pcs were billed before."],
    ]);
    expect(said(invoiceOver([boltLine("50")]), { orders: [order], receipts: allCame, earlier: [first] })).toEqual([
      "Line 1 (Hex bolts M8): the quantity is 110 pcs in all (60 billed before, 50 now), but order PO-7, line 10 is for 100 pcs: 10 pcs too many; nothing is tolerated.",
      "Line 1 (Hex bolts M8): the quantity is 110 pcs in all (60 billed before, 50 now), but for order PO-7, line 10 100 pcs came: 10 pcs too many; nothing is tolerated.",
    ]);
  });

  it("gives back what was credited or cancelled", () => {
    const credit = { ...first, number: "GS-1", kind: "credit-note" };
    expect(
      codes(invoiceOver([boltLine("100")]), { orders: [order], receipts: allCame, earlier: [first, credit] }),
    ).toEqual([]);
    expect(
      codes(invoiceOver([boltLine("100")]), {
        orders: [order],
        receipts: allCame,
        earlier: [{ ...first, cancelled: true }],
      }),
    ).toEqual([]);
  });

  it("does not count on an invoice whose lines are not known", () => {
    const { lines: _, ...head } = first;
    expect(codes(invoiceOver([boltLine("40")]), { orders: [order], receipts: allCame, earlier: [head] })).toEqual([
      "earlier-uncounted",
    ]);
  });
});

describe("which order", () => {
  const other = { ...order, number: "PO-8", lines: [{ ...nuts, item: "B-9", name: "Copy paper" }] };

  it("does not guess a number that is not known, and says which it may be", () => {
    expect(said(invoiceOver([boltLine("100")], { orderNumber: "PO-77" }), { orders: [order, other] })).toEqual([
      "The order number is PO-77, which is not known. It may be meant for PO-7.",
    ]);
    expect(codes(invoiceOver([boltLine("100")], { orderNumber: "po 7" }), { orders: [order, other] })).toEqual([]);
  });

  it("finds the only open order that fits where none is named, and asks where there are several or none", () => {
    const unnamed = invoiceOver([boltLine("100")], { orderNumber: null });
    const twin = { ...order, number: "PO-9" };
    expect(match(unnamed, { orders: [order, other] })).toMatchObject({
      mismatches: [],
      orders: ["PO-7"],
      notes: [expect.stringContaining("names no order")],
    });
    expect(codes(unnamed, { orders: [order, twin] })).toEqual(["order-unclear"]);
    const billed = {
      number: "X-1",
      order: "PO-9",
      lines: [
        { item: "A-1", quantity: 100 },
        { item: "A-2", quantity: 50 },
      ],
    };
    expect(match(unnamed, { orders: [order, twin], earlier: [billed] }).orders).toEqual(["PO-7"]);
    expect(codes(unnamed, { orders: [other] })).toEqual(["order-missing", "line-not-ordered"]);
    expect(codes(unnamed, { orders: [] })).toEqual(["order-missing"]);
  });

  it("does not pay one supplier for another's order", () => {
    const theirs = { ...order, supplier: { name: "Zenith Reisen AG", vat_id: "DE811907980" } };
    expect(codes(invoiceOver([boltLine("100")]), { orders: [theirs] })).toEqual(["order-of-another-supplier"]);
  });

  it("says that an invoice without lines cannot be compared", () => {
    expect(codes(invoiceOver([]), { orders: [order] })).toEqual(["no-lines"]);
  });
});

describe("duplicates", () => {
  const invoice = invoiceOver([boltLine("100")]);
  const known = {
    number: "RE-2026-0017",
    supplier,
    issued: "2026-03-05",
    gross: grossOf(invoice),
    currency: "EUR",
    order: "PO-7",
    lines: [{ item: "A-1", quantity: 100 }],
  };
  const found = (changes: object, now: Partial<Invoice> = {}) =>
    codes({ ...invoice, ...now }, { orders: [order], receipts: allCame, earlier: [{ ...known, ...changes }] });

  it.each<[string, object, string[]]>([
    ["the same invoice", {}, ["duplicate"]],
    ["the number with other punctuation", { number: "re 2026/17" }, ["duplicate"]],
    ["the same number over another amount", { gross: 99 }, ["duplicate"]],
    [
      "a number with a prefix, a month later",
      { number: "COPY RE-2026-0017", issued: "2026-04-02", lines: [{ item: "A-2", quantity: 1 }] },
      ["duplicate-likely"],
    ],
    [
      "a number that was mistyped",
      { number: "RE-2026-0071", lines: [{ item: "A-2", quantity: 1 }] },
      ["duplicate-likely"],
    ],
    [
      "another number, the same amount of the same day",
      { number: "55001", lines: [{ item: "A-2", quantity: 1 }] },
      ["duplicate-likely"],
    ],
  ])("finds %s", (_, changes, expected) => expect(found(changes)).toEqual(expected));

  it.each<[string, object]>([
    ["of another supplier", { supplier: { name: "Zenith Reisen AG", vat_id: "DE811907980" }, order: "PO-5" }],
    ["that was cancelled", { cancelled: true }],
    ["next in a series of equal ones", { number: "RE-2026-0018", issued: "2026-04-05", order: "PO-5" }],
    ["of another order over the same amount on the same day", { number: "55001", order: "PO-5" }],
    ["of another year that began its numbers anew", { issued: "2025-01-05", gross: 40, order: "PO-1" }],
    ["that gave money back", { kind: "credit-note", order: "PO-5" }],
  ])("does not take one %s for it", (_, changes) => expect(found(changes)).toEqual([]));

  it("names the earlier one and what to do", () => {
    expect(match(invoice, { orders: [order], earlier: [{ ...known, number: "RE2026-17" }] }).mismatches).toMatchObject([
      {
        message:
          "The number is RE-2026-0017, and invoice RE2026-17 of 2026-03-05 over 110 EUR of Muster & Söhne GmbH is known already: the same number with other punctuation; none is tolerated twice.",
        remedy: "Reject it as a duplicate of RE2026-17; if the first was wrong, cancel that one first.",
      },
    ]);
  });

  it("holds a credit note against the invoice that it corrects", () => {
    const credit = (of: string | null, changes: Partial<Invoice> = {}) =>
      codes(
        { ...invoice, kind: "credit-note", number: "GS-1", precedingInvoice: of, ...changes },
        { orders: [order], earlier: [known] },
      );
    expect(credit("RE-2026-0017")).toEqual([]);
    expect(credit("RE-2026-0099")).toEqual(["invoice-credited-unknown"]);
    expect(credit(null)).toEqual(["invoice-credited-unknown"]);
    expect(
      credit(
        "RE-2026-0017",
        invoiceOver([boltLine("200")], { kind: "credit-note", number: "GS-2", precedingInvoice: "RE-2026-17" }),
      ),
    ).toEqual(["credit-too-large"]);
  });
});

describe("conversion", () => {
  it("compares quantities and prices in the order's unit", () => {
    const dozens = invoiceLine({ name: "Hex bolts M8", buyerItem: "A-1", quantity: "5", unit: "DZN", price: "13.2" });
    const found = match(invoiceOver([dozens]), {
      orders: [order],
      receipts: [{ ...came(5), lines: [{ item: "A-1", quantity: 5, unit: "dozen" }] }],
    });
    expect(found).toMatchObject({
      mismatches: [],
      lines: [{ unit: "C62", invoiced: "60", received: "60", price: "1.1" }],
    });
    expect(found.notes[0]).toBe("Line 1 (Hex bolts M8): converted, 1 DZN is 12 C62.");
  });

  it("takes packages by the article's own rule, and asks where there is none", () => {
    const box = invoiceLine({ name: "Hex bolts M8", buyerItem: "A-1", quantity: "4", unit: "XBX", price: "27.5" });
    const units = [{ item: "A-1", from: "XBX", to: "C62", factor: 25 }];
    expect(codes(invoiceOver([box]), { orders: [order], units })).toEqual([]);
    expect(said(invoiceOver([box]), { orders: [order] })).toEqual([
      "Line 1 (Hex bolts M8): the unit is XBX, but order PO-7, line 10 counts in C62, and nothing says how many C62 one XBX is.",
    ]);
  });

  it("converts currencies by the rate of the day, and tolerates that rates move", () => {
    const dollars = invoiceLine({
      name: "Hex bolts M8",
      buyerItem: "A-1",
      quantity: "100",
      price: "1.2",
      currency: "USD",
    });
    const rates = [{ from: "EUR", to: "USD", rate: "1.1", date: "2026-03-04" }];
    const found = match(invoiceOver([dollars]), { orders: [order], rates });
    expect(found).toMatchObject({
      mismatches: [],
      lines: [{ currency: "EUR", price: "1.090909" }],
      notes: ["Converted: 1 USD is 0.909090909091 EUR (2026-03-04)."],
    });
    expect(said(invoiceOver([dollars]), { orders: [order], rates, tolerances: { currencyPercent: 0 } })).toEqual([
      "Line 1 (Hex bolts M8): the price is 1.090909 EUR per pcs (1 USD is 0.909090909091 EUR (2026-03-04)), but order PO-7, line 10 says 1.1 EUR: 0.009091 EUR (0.83 %) less; nothing is tolerated.",
    ]);
    expect(codes(invoiceOver([dollars]), { orders: [order] })).toEqual(["currency-differs"]);
  });
});

describe("suppliers and customers", () => {
  const suppliers = [
    {
      id: "S-1",
      ...supplier,
      street: "Gasse 1",
      postcode: "80333",
      city: "Munchen",
      country: "DE",
      ibans: ["DE89 3704 0044 0532 0130 00"],
    },
    { id: "S-2", name: "Zenith Reisen AG" },
  ];
  const pay = (iban: string) => ({ payment: { terms: null, meansCode: "58", iban, bic: null, reference: null } });
  const check = (changes: Partial<Invoice>, more: Known = {}) =>
    match(invoiceOver([boltLine("100")], changes), { orders: [order], suppliers, ...more });

  it("knows the supplier and says how", () => {
    expect(check(pay("DE89370400440532013000"))).toMatchObject({
      mismatches: [],
      supplier: { id: "S-1", because: ["VAT id", "IBAN", "name 1.00"] },
    });
  });

  it("does not pay strangers, nor to strange accounts", () => {
    expect(check(pay("DE02120300000000202051")).mismatches).toMatchObject([
      {
        code: "iban-differs",
        field: "payment.iban",
        invoiced: "DE02120300000000202051",
        remedy: expect.stringContaining("telephone number that you already have"),
      },
    ]);
    expect(
      check({
        seller: { ...seller, vatId: "DE811907980", postcode: "80333", city: "München", street: "Gasse 1" },
      }).mismatches.map(({ code }) => code),
    ).toContain("vat-id-differs");
    const stranger = { ...seller, name: "Fast Payments Ltd", vatId: "GB980780684", country: "GB" };
    expect(check({ seller: stranger }).mismatches.map(({ code }) => code)).toEqual([
      "supplier-unknown",
      "order-of-another-supplier",
    ]);
    const twins = [...suppliers, { id: "S-3", name: "Muster & Söhne GmbH", vat_id: "DE136695976" }];
    expect(check({}, { suppliers: twins }).mismatches.map(({ code }) => code)).toEqual(["supplier-unclear"]);
  });

  it("pays only what is made out to one of one's own companies", () => {
    expect(check({}, { customers: [{ name: "Kestrel Home AG" }] }).mismatches).toEqual([]);
    expect(check({}, { customers: [{ name: "Kestrel Home Logistics Ltd", vat_id: "GB1" }] }).mismatches).toMatchObject([
      { code: "customer-unknown", invoiced: "Kestrel Home AG" },
    ]);
  });
});
