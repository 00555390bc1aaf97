import type { DeskPerson, PeopleGroup } from "@surety/core/wire/desk";
import type { Actor } from "../commands/commands.ts";
import { may, mayChangeTimesOf } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";

interface Row extends Omit<DeskPerson, "absence" | "mayChange" | "mayChangeTimes"> {
  from: Date | null;
  until: Date | null;
  standInPerson: string | null;
  standInGroup: string | null;
  standInName: string | null;
}

const openOf = (table: string) =>
  `(select count(*)::int from surety.${table} r where r.assignee = p.id and r.status in ('open','claimed'))`;

/** Everybody with an account, by name, with what whoever asks may change of them. */
export async function listPeople(database: Queryable, actor: Actor, now: Date): Promise<DeskPerson[]> {
  const rows = await database.query<Row>(
    `select p.id, p.name, p.email, p.role, coalesce(d.skills, '{}') as skills, coalesce(d.capacity, 20) as capacity, d.hours,
       array(select m.group_name from surety.group_members m where m.person = p.id order by 1) as groups,
       ${openOf("reviews")} + ${openOf("planted_reviews")} as open,
       a.from_at as "from", a.until_at as until, a.stand_in_person as "standInPerson", a.stand_in_group as "standInGroup",
       surety.name_of(coalesce(a.stand_in_person, a.stand_in_group)) as "standInName"
     from surety.people p left join surety.desk_people d on d.person = p.id
       left join surety.absences a on a.person = p.id and a.until_at > $1
     order by lower(p.name), p.id`,
    [now],
  );
  return rows.map((row) => personOf(row, actor, now));
}

function personOf(row: Row, actor: Actor, now: Date): DeskPerson {
  const { from, until, standInPerson, standInGroup, standInName, ...person } = row;
  const standIn =
    standInPerson !== null ? { person: standInPerson } : standInGroup !== null ? { group: standInGroup } : null;
  return {
    ...person,
    absence:
      from === null || until === null
        ? null
        : { from: from.toISOString(), until: until.toISOString(), standIn, standInName, now: from <= now },
    mayChange: may(actor, "change", "person"),
    mayChangeTimes: mayChangeTimesOf(actor, row.id),
  };
}

/** All groups by name, with who is in them and which workflows name them. */
export async function listGroups(database: Queryable): Promise<PeopleGroup[]> {
  return database.query<PeopleGroup>(
    `select g.name,
       coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id)
         from surety.group_members m join surety.people p on p.id = m.person where m.group_name = g.name), '[]') as members,
       (select count(*)::int from surety.reviews r where r.assigned_group = g.name and r.assignee is null and r.status in ('open','claimed')) as open,
       array(select w.name from surety.workflows w join surety.versions v on v.hash = w.version
         where v.document #>> '{review,assign,group}' = g.name order by 1) as "usedBy"
     from surety.groups g order by lower(g.name), g.name`,
  );
}
