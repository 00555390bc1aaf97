/** A number of days as people say it: "12 days", "about 5 months", "about 3 years". */
export function dayWords(days: number): string {
  if (days < 1) return "less than a day";
  if (days < 60) return `${Math.round(days)} ${Math.round(days) === 1 ? "day" : "days"}`;
  if (days < 700) return `about ${Math.round(days / 30.4)} months`;
  const years = days / 365.25;
  return years > 100 ? "more than a lifetime" : `about ${Math.round(years)} years`;
}
