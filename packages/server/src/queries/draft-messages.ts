/**
 * Texts that left for the outside, or would have but for the stage, each with its decision (`d`) and effect (`e`). A look is
 * a decision on a screen that was kept; whoever edited a text has read it anyway.
 */
export const sentDrafts = `surety.draft_edits m
  join surety.decisions d on d.id = m.decision_id and d.undone_at is null
  join surety.effects e on e.case_id = m.case_id and e.action = m.action`;

export const looked = "(m.sent <> m.draft or (d.bulk is null and d.screen_hash is not null))";
