import type { WorkflowSource } from "@surety/core/workflow/document";

/** A use case that ships with Surety: its document, and what makes it run on the first day. */
export interface Template {
  name: string;
  workflow: WorkflowSource;
}
