import type { WorkflowSource } from "../../workflow/document.ts";
import { short, watched, usual } from "./parts.fixture.ts";

export const dispatch: WorkflowSource = {
  ...watched,
  name: "dispatch",
  title: "Partners hear of their jobs",
  input: {
    type: "object",
    required: ["jobId", "size"],
    properties: {
      jobId: short,
      size: { type: "number", minimum: 0 },
      region: { type: "string", enum: ["north", "south"] },
    },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: {
        team: {
          rule: {
            cases: [
              { when: "input.size > 100", value: "heavy" },
              { when: 'input.region == "north"', value: "north" },
              { when: 'input.region == "south"', value: "south" },
            ],
          },
        },
      },
    },
    {
      act: [
        {
          otherwise: [
            {
              webhook: {
                connection: "partners",
                event: "job.assigned",
                data: { job: "input.jobId", team: "team.value" },
              },
            },
          ],
        },
      ],
    },
  ],
  review: { ...usual, queue: "dispatch" },
};
