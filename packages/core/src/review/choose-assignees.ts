/** Somebody who may be given work. */
export interface Candidate {
  person: string;
  /** All that a case may call them by: id, name, address, role. */
  names: readonly string[];
  groups: readonly string[];
  skills: readonly string[];
  /** Most reviews that they have at once. */
  capacity: number;
  /** Those that they have. */
  open: number;
  /** Out of office. */
  away: boolean;
}

/** A review that waits for somebody. */
export interface Unassigned {
  id: string;
  group: string | null;
  skills: readonly string[];
  /** Who must not decide it, by any of their names. */
  barred: readonly string[];
}

export type Choice = { assignee: string; because: null } | { assignee: null; because: string };

type Obstacle = "away" | "skills" | "full" | "barred";

/**
 * Gives each review to whoever has the least open for what they take, one after the other, so that nobody gets more than
 * they take. Ties go to whoever has fewer, then to the first by id: the same question has the same answer. Where nobody
 * fits it says why.
 */
export function chooseAssignees(reviews: readonly Unassigned[], candidates: readonly Candidate[]): Map<string, Choice> {
  const open = new Map(candidates.map(({ person, open: count }) => [person, count]));
  const choices = new Map<string, Choice>();
  for (const review of reviews) {
    const members = candidates.filter((one) => review.group === null || one.groups.includes(review.group));
    const now = members.map((one) => ({ ...one, open: open.get(one.person) ?? 0 }));
    const fitting = now.filter((one) => obstacleOf(one, review) === null).toSorted(byLoad);
    const [best] = fitting;
    if (best === undefined) choices.set(review.id, { assignee: null, because: whyNobody(review, now) });
    else {
      choices.set(review.id, { assignee: best.person, because: null });
      open.set(best.person, best.open + 1);
    }
  }
  return choices;
}

/** Who must not decide is told last, so that the reason names nobody who could not take it anyway. */
function obstacleOf(one: Candidate, { skills, barred }: Unassigned): Obstacle | null {
  if (!skills.every((skill) => one.skills.includes(skill))) return "skills";
  if (one.away) return "away";
  if (one.open >= one.capacity) return "full";
  return one.names.some((name) => barred.includes(name)) ? "barred" : null;
}

function byLoad(one: Candidate, other: Candidate): number {
  const load = one.open * other.capacity - other.open * one.capacity;
  return load || one.open - other.open || (one.person < other.person ? -1 : 1);
}

function whyNobody(review: Unassigned, members: readonly Candidate[]): string {
  const whom = review.group ?? "everybody who may decide";
  if (members.length === 0) return review.group === null ? "Nobody may decide yet." : `Nobody is in ${whom}.`;
  const counts = new Map<Obstacle, number>();
  for (const one of members) {
    const obstacle = obstacleOf(one, review);
    if (obstacle !== null) counts.set(obstacle, (counts.get(obstacle) ?? 0) + 1);
  }
  const skills = `without ${review.skills.join(" and ")}`;
  const words: Record<Obstacle, string> = {
    skills,
    away: "out of office",
    full: "with as much as they take",
    barred: "who cannot take it",
  };
  const order: Obstacle[] = ["skills", "away", "full", "barred"];
  const parts = order.flatMap((one) => (counts.has(one) ? `${counts.get(one)} ${words[one]}` : []));
  return `Nobody fits (of ${whom}: ${parts.join(", ")}).`;
}
