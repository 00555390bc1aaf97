import type {
  EventsTable,
  CasesTable,
  JudgmentsTable,
  TimelineTable,
  EffectsTable,
  RecordsTable,
} from "./case-schema.ts";
import type { AssignSchema } from "./assign-schema.ts";
import type { BatchesSchema } from "./batches-schema.ts";
import type { BulkSchema } from "./bulk-schema.ts";
import type { ChallengerSchema } from "./challenger-schema.ts";
import type { DatasetsSchema } from "./datasets-schema.ts";
import type { DecidingSchema } from "./deciding-schema.ts";
import type { ConnectionsTable, SecretsTable, JobsTable, AuditLogTable } from "./house-schema.ts";
import type { ExperimentSchema } from "./experiment-schema.ts";
import type { FilesSchema } from "./files-schema.ts";
import type { FoldersSchema } from "./folders-schema.ts";
import type { InboxSchema } from "./inbox-schema.ts";
import type { KnowledgeSchema } from "./knowledge-schema.ts";
import type { LanguageSchema } from "./language-schema.ts";
import type { MatchingSchema } from "./matching-schema.ts";
import type { NotifySchema } from "./notify-schema.ts";
import type { ObligationsSchema } from "./obligations-schema.ts";
import type { PeopleSchema } from "./people-schema.ts";
import type { ReviewsTable, DecisionsTable, LabelsTable } from "./review-schema.ts";
import type { StagesSchema } from "./stages-schema.ts";
import type { WatchSchema } from "./watch-schema.ts";
import type { WorkflowsTable, VersionsTable, ModelsTable, GatesTable } from "./workflow-schema.ts";

/** Every table of schema `surety`, as the migrations leave it. */
export interface Schema
  extends
    AssignSchema,
    BatchesSchema,
    BulkSchema,
    ChallengerSchema,
    DatasetsSchema,
    ExperimentSchema,
    FilesSchema,
    FoldersSchema,
    KnowledgeSchema,
    LanguageSchema,
    InboxSchema,
    DecidingSchema,
    MatchingSchema,
    NotifySchema,
    ObligationsSchema,
    PeopleSchema,
    StagesSchema,
    WatchSchema {
  "surety.workflows": WorkflowsTable;
  "surety.versions": VersionsTable;
  "surety.events": EventsTable;
  "surety.cases": CasesTable;
  "surety.judgments": JudgmentsTable;
  "surety.timeline": TimelineTable;
  "surety.reviews": ReviewsTable;
  "surety.decisions": DecisionsTable;
  "surety.labels": LabelsTable;
  "surety.effects": EffectsTable;
  "surety.models": ModelsTable;
  "surety.gates": GatesTable;
  "surety.connections": ConnectionsTable;
  "surety.secrets": SecretsTable;
  "surety.jobs": JobsTable;
  "surety.records": RecordsTable;
  "surety.audit_log": AuditLogTable;
}
