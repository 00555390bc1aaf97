import type { ColumnRole } from "./line-columns.ts";
import { lettersOf } from "./plain-value.ts";

/** How invoices and orders head their columns in English, German, French, Spanish, Italian and Dutch. */
const words: Readonly<Record<ColumnRole, string>> = {
  position: "pos|position|no|nr|#|line|zeile|ligne|linea|riga|regel|item no|lfd nr",
  item: "item|item no|item code|article|article no|art no|sku|part no|product code|code|ref|reference|artikel|artikel nr|artikelnummer|art nr|bestellnummer|référence|réf|artículo|código|codice|codice articolo|articolo|artikelcode|artikelnr",
  buyerItem: "your item|customer item|ihre artikel nr|kundenartikel|votre référence|su referencia|vostro codice",
  name: "description|item description|item|items|article|artikel|artikelen|artículo|articolo|articles|product|product name|name|service|details|goods|bezeichnung|beschreibung|artikelbezeichnung|leistung|text|produkt|ware|désignation|description des articles|libellé|produit|descripción|concepto|producto|descrizione|prodotto|omschrijving|beschrijving|product omschrijving",
  quantity:
    "quantity|qty|units|hours|menge|anzahl|stunden|quantité|qté|nombre|cantidad|cant|unidades|quantità|qtà|q.tà|aantal|hoeveelheid",
  unit: "unit|uom|unit of measure|einheit|me|eh|unité|unidad|ud|unità|um|u.m.|eenheid",
  price:
    "price|unit price|price per unit|rate|unit cost|each|preis|einzelpreis|stückpreis|e-preis|ep|preis pro einheit|prix|prix unitaire|p.u.|pu ht|prix unitaire ht|precio|precio unitario|prezzo|prezzo unitario|prijs|stukprijs|prijs per stuk|eenheidsprijs",
  discount: "discount|disc|rabatt|rab|remise|rem|descuento|dto|sconto|korting",
  allowance: "discount|disc|allowance|charge|rabatt|nachlass|abschlag|zuschlag|remise|descuento|sconto|korting|toeslag",
  taxRate: "vat|vat %|vat rate|tax|tax rate|mwst|mwst %|ust|ust %|steuersatz|tva|taux tva|iva|iva %|btw|btw %",
  amount:
    "amount|total|line total|net|net amount|net total|subtotal|sum|value|extended price|betrag|gesamt|gesamtpreis|summe|nettobetrag|netto|g-preis|gp|montant|montant ht|total ht|importe|totale|importo|totaal|bedrag",
  orderLine: "order line|po line|bestellposition|bestellpos|ligne de commande",
};

/** A heading as it is compared: its letters, without accents. */
export function headingOf(text: string): string {
  return lettersOf(text.replaceAll("#", "NO").normalize("NFD").replaceAll(/\p{M}/gu, ""));
}

const known: ReadonlyMap<string, ReadonlySet<ColumnRole>> = rolesByHeading();

function rolesByHeading(): Map<string, Set<ColumnRole>> {
  const byHeading = new Map<string, Set<ColumnRole>>();
  for (const [role, list] of Object.entries(words) as [ColumnRole, string][])
    for (const word of list.split("|")) {
      const heading = headingOf(word);
      byHeading.set(heading, (byHeading.get(heading) ?? new Set()).add(role));
    }
  return byHeading;
}

/** How well a heading says that its column is for something: 1 where it is one of its words, ½ where it holds one. */
export function headingFits(text: string, role: ColumnRole): number {
  const heading = headingOf(text);
  if (heading === "" || (role === "allowance" && text.includes("%"))) return 0;
  if (known.get(heading)?.has(role) === true) return 1;
  const parts = text.split(/[^\p{L}\p{N}%.]+/u).map(headingOf);
  if (parts.some((part) => part.length > 1 && known.get(part)?.has(role) === true)) return 0.5;
  return parts.some((part) => endings[role]?.some((end) => part.endsWith(end)) === true) ? 0.4 : 0;
}

/** How words that are put together end: `Nettopreis`, `Positionsbetrag`, `Artikelbezeichnung`. */
const endings: Partial<Record<ColumnRole, readonly string[]>> = {
  name: ["BEZEICHNUNG", "BESCHREIBUNG"],
  quantity: ["MENGE", "ANZAHL"],
  unit: ["EINHEIT"],
  price: ["PREIS", "PRIJS"],
  taxRate: ["STEUERSATZ"],
  amount: ["BETRAG", "SUMME", "BEDRAG", "WERT"],
};

/** Whether a heading is one that anybody's columns have: such a row is no line of data. */
export function isHeading(text: string): boolean {
  const heading = headingOf(text);
  return isKnownHeading(text) || Object.values(endings).some((all) => all.some((end) => heading.endsWith(end)));
}

/** Whether a text is a heading word for word. */
export const isKnownHeading = (text: string): boolean => known.has(headingOf(text));
