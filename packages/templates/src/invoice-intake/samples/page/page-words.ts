import type { Language } from "../suppliers.ts";

/** What an invoice on paper calls its parts. */
export interface PageWords {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly due: string;
  readonly order: string;
  readonly currency: string;
  readonly vatId: string;
  readonly to: string;
  readonly item: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly amount: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  readonly account: string;
  readonly thanks: string;
  /** For the codes of UN/ECE Recommendation 20 that are ordered here. */
  readonly units: Readonly<Record<string, string>>;
}

/** In the four languages of the suppliers. */
export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: "Invoice",
    number: "Invoice no.",
    date: "Invoice date",
    due: "Payable by",
    order: "Your order",
    currency: "Currency",
    vatId: "VAT reg. no.",
    to: "Bill to",
    item: "Item no.",
    name: "Description",
    quantity: "Quantity",
    unit: "Unit",
    price: "Unit price",
    amount: "Amount",
    net: "Net total",
    tax: "VAT",
    gross: "Total to pay",
    account: "IBAN",
    thanks: "Thank you for your order.",
    units: { C62: "pcs", KGM: "kg", MTR: "m", MTK: "m²", LTR: "l", HUR: "h", MON: "months" },
  },
  de: {
    title: "Rechnung",
    number: "Rechnungsnummer",
    date: "Rechnungsdatum",
    due: "Zahlbar bis",
    order: "Ihre Bestellung",
    currency: "Währung",
    vatId: "USt-IdNr.",
    to: "An",
    item: "Artikelnr.",
    name: "Bezeichnung",
    quantity: "Menge",
    unit: "Einheit",
    price: "Einzelpreis",
    amount: "Betrag",
    net: "Nettosumme",
    tax: "MwSt.",
    gross: "Rechnungsbetrag",
    account: "IBAN",
    thanks: "Wir danken für Ihren Auftrag.",
    units: { C62: "Stk.", KGM: "kg", MTR: "m", MTK: "m²", LTR: "l", HUR: "Std.", MON: "Monate" },
  },
  fr: {
    title: "Facture",
    number: "Facture n°",
    date: "Date de facture",
    due: "Échéance",
    order: "Votre commande",
    currency: "Devise",
    vatId: "N° TVA",
    to: "Facturé à",
    item: "Référence",
    name: "Désignation",
    quantity: "Quantité",
    unit: "Unité",
    price: "Prix unitaire",
    amount: "Montant",
    net: "Total HT",
    tax: "TVA",
    gross: "Total TTC",
    account: "IBAN",
    thanks: "Merci de votre confiance.",
    units: { C62: "pcs", KGM: "kg", MTR: "m", MTK: "m²", LTR: "l", HUR: "h", MON: "mois" },
  },
  it: {
    title: "Fattura",
    number: "Fattura n.",
    date: "Data fattura",
    due: "Scadenza",
    order: "Vostro ordine",
    currency: "Valuta",
    vatId: "P. IVA",
    to: "Spett.le",
    item: "Codice",
    name: "Descrizione",
    quantity: "Quantità",
    unit: "U.M.",
    price: "Prezzo unitario",
    amount: "Importo",
    net: "Imponibile",
    tax: "IVA",
    gross: "Totale fattura",
    account: "IBAN",
    thanks: "Grazie per la fiducia.",
    units: { C62: "pz", KGM: "kg", MTR: "m", MTK: "m²", LTR: "l", HUR: "h", MON: "mesi" },
  },
};
