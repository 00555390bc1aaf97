/** What the author of a project needs. */
export { defineWorkflow } from "@surety/core/workflow/define-workflow";
export type { WorkflowDocument, WorkflowSource } from "@surety/core/workflow/document";
export { SuretyError } from "@surety/core/errors/surety-error";
export { TerminalError } from "@surety/core/errors/terminal-error";
export { TransientError } from "@surety/core/errors/transient-error";
export { UserError } from "@surety/core/errors/user-error";
export { defineConfig } from "./project/load-settings.ts";
export type { ProjectFunction } from "./worker/world.ts";
