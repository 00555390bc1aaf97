/**
 * Facts keep the id of who made them; lists show the name that this person or key has now. `surety.name_of` says the same
 * for one id: for many rows a join costs a tenth of so many calls.
 */
export function joinNames(actor: string): string {
  return `left join surety.people person on person.id = ${actor} left join surety.api_keys key on key.id::text = ${actor}`;
}

/** The name that belongs to `actor`, after `joinNames`; who is neither a person nor a key has no other name. */
export function nameOf(actor: string): string {
  return `coalesce(person.name, key.name, ${actor})`;
}
