/** The next place to answer in, or what is to be done after the last one. */
export function goOn(input: HTMLElement, orElse: () => void): void {
  const all = [...(input.closest("[data-answers]")?.querySelectorAll<HTMLElement>("[data-edit]") ?? [])];
  const next = all[all.indexOf(input) + 1];
  if (next === undefined) orElse();
  else next.focus();
}
