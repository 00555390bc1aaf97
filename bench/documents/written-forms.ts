/** Ways in which a page may write an amount, without white space. */
export function writtenAmounts(micros: number): string[] {
  const [whole = "0", cents = "00"] = (Math.abs(micros) / 1_000_000).toFixed(2).split(".");
  const grouped = (by: string) => whole.replace(/\B(?=(\d{3})+$)/g, by);
  const both = [whole, ...[".", ",", "'"].map(grouped)].flatMap((one) => [`${one}.${cents}`, `${one},${cents}`]);
  return cents === "00" ? [...both, whole, grouped(","), grouped(".")] : both;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Ways in which a page may write an ISO date, without white space. */
export function writtenDates(date: string): string[] {
  const [year = "", month = "", day = ""] = date.split("-");
  const [m, d] = [String(Number(month)), String(Number(day))];
  const numbers = [day, d].flatMap((dd) => [month, m].map((mm) => [dd, mm] as const));
  const figures = numbers.flatMap(([dd, mm]) =>
    [".", "/", "-"].flatMap((by) =>
      [year, year.slice(2)].flatMap((yy) => [`${dd}${by}${mm}${by}${yy}`, `${mm}${by}${dd}${by}${yy}`]),
    ),
  );
  const names = [months[Number(m) - 1] ?? "", longMonths[Number(m) - 1] ?? ""];
  const words = names.flatMap((name) =>
    [day, d].flatMap((dd) => [`${dd}${name}${year}`, `${name}${dd},${year}`, `${dd}-${name}-${year}`]),
  );
  return [date, date.replaceAll("-", "/"), ...figures, ...words];
}

/** Whether a text holds one of these forms, however its white space and letters are. */
export function holds(text: string, forms: readonly string[]): boolean {
  const plain = squeezed(text);
  return forms.some((form) => form !== "" && plain.includes(squeezed(form)));
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, "").toLowerCase();
