import { agreementOf, type DoubleReview } from "@surety/core/review/agreement";
import type { JudgmentAgreement } from "@surety/core/wire/practice";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";

interface Row {
  judgment: string;
  one: string;
  oneValue: string;
  other: string;
  otherValue: string;
  withSuggestion: boolean;
}

/**
 * How far people agree, by judgment. Only first answers of two people count, on cases that a draw or a rule for all chose:
 * labels that wait because somebody contradicted the model, and third answers, exist because people differ.
 */
export async function readAgreement(
  database: Queryable,
  workflow: string,
  reader: Actor,
  seesAll: boolean,
): Promise<JudgmentAgreement[]> {
  const rows = [...(await sampledRows(database, workflow)), ...(await fourEyesRows(database, workflow))];
  const names = new Map<string, string>();
  for (const { name, id } of await database.query<{ id: string; name: string }>(
    "select id, surety.name_of(id) as name from unnest($1::text[]) as id",
    [[...new Set(rows.flatMap(({ one, other }) => [one, other]))]],
  ))
    names.set(id, name);
  return [...Map.groupBy(rows, ({ judgment }) => judgment)].map(([judgment, some]) => {
    const agreement = agreementOf(some.map(doubleReview));
    const pairs = agreement.pairs
      .filter(({ one, other }) => seesAll || one === reader.id || other === reader.id)
      .map((pair) => ({ ...pair, one: names.get(pair.one) ?? pair.one, other: names.get(pair.other) ?? pair.other }));
    return { judgment, ...agreement, pairs };
  });
}

function doubleReview({ one, oneValue, other, otherValue, withSuggestion }: Row): DoubleReview {
  return { one: { person: one, value: oneValue }, other: { person: other, value: otherValue }, withSuggestion };
}

/** The random share of second opinions. The label itself may have been settled since: the first answer is the decision's. */
function sampledRows(database: Queryable, workflow: string): Promise<Row[]> {
  return database.query<Row>(
    `select distinct on (l.id) l.judgment, d.person as one, d.answers ->> l.judgment as "oneValue", o.person as other,
       o.value as "otherValue", o.with_suggestion as "withSuggestion"
     from surety.labels l join surety.opinions o on o.label_id = l.id
       join surety.decisions d on d.case_id = l.case_id and d.person = l.person and d.undone_at is null and d.answers ? l.judgment
     where l.workflow = $1 and l.asked = 'sample' order by l.id, o.at, o.id`,
    [workflow],
  );
}

/** The first two votes of each review that four eyes must see; both saw what the machine suggested. */
function fourEyesRows(database: Queryable, workflow: string): Promise<Row[]> {
  return database.query<Row>(
    `with votes as (
       select d.review_id, d.person, d.answers, row_number() over (partition by d.review_id order by d.at, d.id) as place
       from surety.decisions d join surety.reviews r on r.id = d.review_id
       where r.workflow = $1 and r.four_eyes and r.kind <> 'audit' and d.undone_at is null
     )
     select a.key as judgment, one.person as one, a.value as "oneValue", other.person as other,
       other.answers ->> a.key as "otherValue", true as "withSuggestion"
     from votes one join votes other on other.review_id = one.review_id and one.place = 1 and other.place = 2
       cross join jsonb_each_text(one.answers) a
     where other.answers ? a.key`,
    [workflow],
  );
}
