/** All texts of a form under one name: the ticked boxes, or the one field. */
export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === "string");

export const textOf = (form: FormData, name: string): string => textsOf(form, name)[0] ?? "";
