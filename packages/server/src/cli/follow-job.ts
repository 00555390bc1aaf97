import type { Job } from "@surety/core/wire/workflow";
import type { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import { setTimeout as sleep } from "node:timers/promises";
import type { House } from "../main.ts";
import { readJob } from "../queries/read-job.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 150;

/** Shows a job's progress until it has ended, and gives its result. Throws what the job failed with. */
export async function followJob(house: House, started: Job, terminal: Terminal, title: string): Promise<Job["result"]> {
  const bar = terminal.progress(title);
  let job: Job = started;
  while (job.status === "running") {
    bar.at(job.progress, job.stage);
    await sleep(lookEveryMs);
    job = (await readJob(house.database, started.id)) ?? job;
  }
  if (job.status === "failed") {
    bar.end(`${title}: failed`);
    throw failureOf(job);
  }
  bar.end(`${title}: done`);
  return job.result;
}

function failureOf({ error }: Job): SuretyError {
  const { code = "job-failed", message = "The job failed.", remedy = null } = error ?? {};
  return new UserError({ code, message, ...(remedy === null ? {} : { remedy }) });
}
