const FIXED: readonly (readonly [sign: string, currency: string])[] = [
  ["US$", "USD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["C$", "CAD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["HK$", "HKD"],
  ["S$", "SGD"],
  ["NT$", "TWD"],
  ["R$", "BRL"],
  ["MX$", "MXN"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₺", "TRY"],
  ["₽", "RUB"],
  ["₴", "UAH"],
  ["₫", "VND"],
  ["₪", "ILS"],
  ["฿", "THB"],
  ["₱", "PHP"],
  ["₦", "NGN"],
  ["zł", "PLN"],
  ["kč", "CZK"],
  ["ft", "HUF"],
  ["fr.", "CHF"],
  ["sfr.", "CHF"],
  ["sfr", "CHF"],
  ["rs.", "INR"],
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["dollars", "USD"],
  ["pounds", "GBP"],
  ["franken", "CHF"],
];
const SIGNS = new Map(FIXED.map(([sign, currency]) => [sign.toLowerCase(), currency]));

/** Signs that several currencies share; the country decides, or the first one of the list. */
const SHARED = new Map<string, { byCountry: Readonly<Record<string, string>>; otherwise?: string }>([
  [
    "$",
    {
      byCountry: {
        US: "USD",
        CA: "CAD",
        AU: "AUD",
        NZ: "NZD",
        SG: "SGD",
        HK: "HKD",
        MX: "MXN",
        TW: "TWD",
        CL: "CLP",
        CO: "COP",
        AR: "ARS",
      },
      otherwise: "USD",
    },
  ],
  ["¥", { byCountry: { JP: "JPY", CN: "CNY" }, otherwise: "JPY" }],
  ["kr", { byCountry: { SE: "SEK", NO: "NOK", DK: "DKK", IS: "ISK" } }],
  ["kr.", { byCountry: { SE: "SEK", NO: "NOK", DK: "DKK", IS: "ISK" } }],
]);
const CODES = new Set(Intl.supportedValuesOf("currency"));

/** The ISO 4217 code that a sign, word or code beside an amount stands for; undefined where it stands for none or for several. */
export function currencyOf(sign: string, country?: string): string | undefined {
  const code = sign.toUpperCase();
  if (CODES.has(code)) return code;
  const shared = SHARED.get(sign.toLowerCase());
  if (shared === undefined) return SIGNS.get(sign.toLowerCase());
  return (country === undefined ? undefined : shared.byCountry[country.toUpperCase()]) ?? shared.otherwise;
}
