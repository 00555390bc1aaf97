import type { Task } from "@surety/core/ports/engine";

/** Computes what passages mean, after they were taken in. */
export const embedKnowledgeTask = "embed-knowledge";

/** One for each change of a source: what it finds done, it does not do again. */
export const embedTask = (id: string): Task => ({
  id: `${embedKnowledgeTask} ${id}`,
  name: embedKnowledgeTask,
  payload: {},
});
