import type { Party } from "@surety/core/matching/match-records";

export type Language = "en" | "de" | "fr" | "it";
export type Trade = "fixings" | "office" | "materials" | "services";

/** Somebody who sells to Kestrel Home, and how their invoices look. All of them are made up, numbers and accounts included. */
export interface SampleSupplier {
  readonly party: Party;
  readonly language: Language;
  readonly syntax: "ubl" | "cii";
  readonly currency: string;
  /** Which numbers of an article stand on its invoices. */
  readonly articleNumbers: "ours" | "theirs" | "both" | "none";
  /** Whether its invoices name the line of the order. */
  readonly orderLines: boolean;
  /** Before the number of an invoice. */
  readonly prefix: string;
  /** Before its own numbers of articles. */
  readonly code: string;
  readonly taxRate: string;
  readonly trade: Trade;
}

type Look = Omit<SampleSupplier, "party">;

function supplier(
  [id, name, vatId, iban]: readonly [id: string, name: string, vatId: string | null, iban: string | null],
  [street, postcode, city, country]: readonly [street: string, postcode: string, city: string, country: string],
  look: Look,
): SampleSupplier {
  const numbers = { vatId, taxNumber: null, companyId: null, ibans: iban === null ? [] : [iban] };
  const email = `accounts@${id.toLowerCase()}.example`;
  return { ...look, party: { id, name, otherNames: [], ...numbers, street, postcode, city, country, email } };
}

const german = { language: "de", currency: "EUR", taxRate: "19" } as const;
const english = { language: "en", currency: "EUR", taxRate: "19" } as const;

/** Everybody who sells to Kestrel Home. */
export const sampleSuppliers: readonly SampleSupplier[] = [
  supplier(
    ["S-101", "Brandt & Sohn Befestigungstechnik GmbH", "DE271828106", "DE78370400440532013101"],
    ["Schraubenweg 4", "58636", "Iserlohn", "DE"],
    {
      ...german,
      syntax: "cii",
      articleNumbers: "both",
      orderLines: true,
      prefix: "RE-2026-",
      code: "B",
      trade: "fixings",
    },
  ),
  supplier(
    ["S-102", "Brandt Bürobedarf GmbH & Co. KG", "DE314159262", "DE34200505501234567890"],
    ["Am Speicher 11", "20457", "Hamburg", "DE"],
    {
      ...german,
      syntax: "ubl",
      articleNumbers: "theirs",
      orderLines: false,
      prefix: "26/",
      code: "BB-",
      trade: "office",
    },
  ),
  supplier(
    ["S-103", "Papeterie Lacroix SARL", "FR83404833048", "FR7630006000011234567890189"],
    ["12 rue des Tanneurs", "69007", "Lyon", "FR"],
    {
      language: "fr",
      currency: "EUR",
      taxRate: "20",
      syntax: "ubl",
      articleNumbers: "theirs",
      orderLines: false,
      prefix: "FA",
      code: "PL",
      trade: "office",
    },
  ),
  supplier(
    ["S-104", "Viteria Rossi S.r.l.", "IT07643520567", "IT60X0542811101000000123456"],
    ["Via Emilia 210", "40026", "Imola", "IT"],
    {
      language: "it",
      currency: "EUR",
      taxRate: "22",
      syntax: "ubl",
      articleNumbers: "theirs",
      orderLines: false,
      prefix: "",
      code: "VR",
      trade: "fixings",
    },
  ),
  supplier(
    ["S-105", "Harbour Timber Supplies Ltd", "GB980780684", "GB29NWBK60161331926819"],
    ["3 Quay Road", "BS1 4UQ", "Bristol", "GB"],
    {
      language: "en",
      currency: "GBP",
      taxRate: "20",
      syntax: "ubl",
      articleNumbers: "ours",
      orderLines: true,
      prefix: "INV-",
      code: "HT",
      trade: "materials",
    },
  ),
  supplier(
    ["S-106", "Northfield Consulting Limited", "GB123456789", "GB02NWBK60161331926820"],
    ["41 Mill Lane", "LS1 5AB", "Leeds", "GB"],
    {
      language: "en",
      currency: "GBP",
      taxRate: "20",
      syntax: "cii",
      articleNumbers: "none",
      orderLines: true,
      prefix: "NC",
      code: "N",
      trade: "services",
    },
  ),
  supplier(
    ["S-107", "Donau Baustoffe Ges.m.b.H.", "ATU13585627", "AT611904300234573201"],
    ["Lände 7", "4020", "Linz", "AT"],
    {
      language: "de",
      currency: "EUR",
      taxRate: "20",
      syntax: "cii",
      articleNumbers: "theirs",
      orderLines: false,
      prefix: "R",
      code: "DB",
      trade: "materials",
    },
  ),
  supplier(
    ["S-108", "Alpina Werkzeug AG", "CHE123456788", "CH9300762011623852957"],
    ["Seestrasse 88", "8002", "Zürich", "CH"],
    {
      language: "de",
      currency: "CHF",
      taxRate: "8.1",
      syntax: "ubl",
      articleNumbers: "both",
      orderLines: false,
      prefix: "",
      code: "AW-",
      trade: "fixings",
    },
  ),
  supplier(
    ["S-109", "Polder Kantoor B.V.", "NL004495445B01", "NL91ABNA0417164300"],
    ["Kanaalweg 30", "3526 KM", "Utrecht", "NL"],
    {
      ...english,
      taxRate: "21",
      syntax: "ubl",
      articleNumbers: "both",
      orderLines: false,
      prefix: "2026",
      code: "PK",
      trade: "office",
    },
  ),
  supplier(
    ["S-110", "Kiesgrube Hansen KG", "DE141421358", "DE33210500000123456789"],
    ["Moorchaussee 1", "24803", "Erfde", "DE"],
    {
      ...german,
      syntax: "cii",
      articleNumbers: "none",
      orderLines: false,
      prefix: "KH-",
      code: "K",
      trade: "materials",
    },
  ),
  supplier(
    ["S-111", "Bright Facilities GmbH", "DE173205089", "DE91100500000190105030"],
    ["Torstraße 140", "10119", "Berlin", "DE"],
    {
      ...english,
      syntax: "ubl",
      articleNumbers: "ours",
      orderLines: false,
      prefix: "BF/",
      code: "F",
      trade: "services",
    },
  ),
  supplier(["S-112", "Kestrel Fasteners Inc.", null, null], ["900 Canal St", "60607", "Chicago", "US"], {
    language: "en",
    currency: "USD",
    taxRate: "0",
    syntax: "ubl",
    articleNumbers: "both",
    orderLines: true,
    prefix: "KF-",
    code: "KF",
    trade: "fixings",
  }),
];

/** Whose invoices are paid here. */
export const sampleCustomer: Party = {
  id: "K-1",
  name: "Kestrel Home AG",
  otherNames: ["Kestrel Home Aktiengesellschaft"],
  vatId: "DE264575135",
  taxNumber: null,
  companyId: null,
  street: "Falkenallee 12",
  postcode: "60313",
  city: "Frankfurt am Main",
  country: "DE",
  email: "invoices@kestrel-home.example",
  ibans: [],
};
