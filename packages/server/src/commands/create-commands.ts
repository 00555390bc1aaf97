import { deskCommands } from "../assign/desk-commands.ts";
import { estimateCascades } from "../cascade/estimate-cascades.ts";
import type { HouseModels } from "../models/house-models.ts";
import type { ConnectionStore } from "../definitions/connection-store.ts";
import type { Ingest } from "../ingest/ingest.ts";
import { forgetRest } from "../language/rest-rows.ts";
import { append } from "../security/audit-log.ts";
import type { SecretStore } from "../security/secret-store.ts";
import { acknowledgeAlert, redeliverAlert, resolveAlert, testAlerts } from "../watch/alert-commands.ts";
import { obligationCommands } from "../obligations/obligation-commands.ts";
import { reopenByOverride } from "../watch/reopen-gate.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { experimentCommands } from "../experiment/experiment-commands.ts";
import { challengerCommands } from "../challenger/challenger-commands.ts";
import { cancelCase, retryCase } from "./case-commands.ts";
import { unblindCase } from "./unblind-case.ts";
import { askSuggestion } from "./ask-suggestion.ts";
import { knowledgeCommands } from "../knowledge/knowledge-commands.ts";
import { practiceCommands } from "./practice-commands.ts";
import { bulkCommands } from "./bulk-commands.ts";
import { changeGate } from "./change-gate.ts";
import type { Actor, Commands } from "./commands.ts";
import { createDatasetCommands } from "./dataset-commands.ts";
import { importFile } from "./import-file.ts";
import { calibrateInBatches } from "./calibrate-in-batches.ts";
import { deriveGates } from "./derive-gates.ts";
import { addLabels } from "./label-commands.ts";
import { mailCommands } from "./mail-commands.ts";
import { toolCommands } from "./tool-commands.ts";
import { trainJudgments } from "./train-judgments.ts";
import { secretCommands } from "./secret-commands.ts";
import { stageCommands } from "./stage-commands.ts";
import { caseWaiter } from "./wait-for-case.ts";
import { setStage } from "./set-stage.ts";
import { reviewCommands } from "./review-commands.ts";
import { viewCommands } from "./view-commands.ts";
import { saveWorkflow } from "./workflow-commands.ts";

export interface CommandParts {
  world: WorkerWorld;
  ingest: Ingest;
  models: HouseModels;
  connections: ConnectionStore;
  secrets: SecretStore;
}

/** The verbs of the house, bound to its parts. */
export function createCommands({ world, ingest, models, connections, secrets }: CommandParts): Commands {
  const changedConnections = () => {
    world.definitions.forget();
    world.live.emit({ noun: "workflow", workflow: "", ids: [] });
  };
  const note = (actor: Actor, verb: string, name: string, detail: Record<string, unknown>) =>
    world.database.transaction((tx) =>
      append(tx, { actor, verb, object: `connection ${name}`, detail }, world.clock.now()),
    );
  const reviews = reviewCommands(world);
  return {
    ingest: (request) => ingest.accept(request),
    waitForCase: caseWaiter(world),
    saveWorkflow: (source, actor) => saveWorkflow(world, source, actor),
    setStage: (workflow, stage, actor, because) => setStage(world, workflow, stage, actor, because),
    startTraining: (workflow, actor, activate) => trainJudgments(world, models, workflow, actor, activate),
    ...challengerCommands({ world, models, secrets }),
    changeGate: (workflow, judgment, change, actor) => changeGate(world, workflow, judgment, change, actor),
    estimateCascades: (workflow) => estimateCascades(world, workflow),
    startCalibration: (workflow, actor, spend) => deriveGates(world, models, workflow, actor, spend),
    startCalibrationInBatches: (workflow, actor, spend) => calibrateInBatches(world, workflow, actor, spend),
    startImport: (request, actor) => importFile(world, ingest, request, actor.id),
    addLabels: (workflow, judgment, items, actor, verified) =>
      addLabels(world, workflow, judgment, items, actor, verified),
    ...createDatasetCommands(world),
    ...experimentCommands(world),
    ...reviews,
    ...mailCommands(world, reviews.decideReview),
    ...bulkCommands(world),
    ...practiceCommands(world),
    ...knowledgeCommands(world),
    ...viewCommands(world),
    ...obligationCommands(world),
    ...deskCommands(world),
    askSuggestion: (reviewId, answers, actor) => askSuggestion(world, reviewId, answers, actor),
    retryCase: (caseId, actor) => retryCase(world, caseId, actor),
    cancelCase: (caseId, actor) => cancelCase(world, caseId, actor),
    unblindCase: (caseId, actor) => unblindCase(world, caseId, actor),
    acknowledgeAlert: (id, actor) => acknowledgeAlert(world, id, actor),
    resolveAlert: (id, resolution, actor) => resolveAlert(world, id, resolution, actor),
    redeliverAlert: (id, actor) => redeliverAlert(world, id, actor),
    testAlerts: (workflow, actor) => testAlerts(world, workflow, actor),
    reopenGate: (where, because, actor) => reopenByOverride(world, where, because, actor),
    async saveConnection(name, kind, settings, actor) {
      await connections.save(name, kind, settings);
      await forgetRest(world.database, name);
      // Which settings were given, never their values: some are secrets.
      await note(actor, "save connection", name, { kind, settings: Object.keys(settings) });
      changedConnections();
    },
    async deleteConnection(name, actor) {
      await connections.remove(name);
      await note(actor, "delete connection", name, {});
      changedConnections();
    },
    ...secretCommands(world, secrets),
    ...toolCommands(connections, async (actor, connection, detail) => {
      await note(actor, "allow tool", connection, { ...detail });
      changedConnections();
    }),
    testConnection: (name) => connections.test(name),
    ...stageCommands(world),
  };
}
