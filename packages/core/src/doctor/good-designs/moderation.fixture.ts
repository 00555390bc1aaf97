import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, cleaned, signed, watched, grave } from "./parts.fixture.ts";

export const moderation: WorkflowSource = {
  ...watched,
  name: "moderation",
  title: "Posts that break the rules are removed",
  input: { type: "object", required: ["postId", "body"], properties: { postId: short, body: text } },
  triggers: [{ id: "forum", webhook: signed }],
  dedupe: { key: "input.postId" },
  flow: [
    {
      prepare: {
        text: cleaned,
        post: {
          lookup: { connection: "crm", sql: "select id from posts where id = :id", params: { id: "input.postId" } },
          onMissing: "exception",
        },
      },
      expect: ["size(text) >= 1"],
    },
    { judge: { breach: { classify: { text: "{{ text }}", labels: ["none-found", "spam", "insult"] } } } },
    {
      act: [
        { when: 'breach.value == "none-found"', do: [{ store: { record: "kept", data: { post: "post.id" } } }] },
        {
          when: 'breach.value in ["spam", "insult"]',
          do: [
            { store: { record: "removed", data: { post: "post.id", why: "breach.value", by: "breach.decidedBy" } } },
            { http: { connection: "shop", method: "DELETE", path: "posts/{{ post.id }}" } },
          ],
        },
        { otherwise: [] },
      ],
    },
  ],
  review: { ...grave, queue: "moderators" },
};
