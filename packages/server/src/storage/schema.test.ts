import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { migrateStorage } from "./migrate.ts";
import { createTestDatabase } from "./test-database.ts";

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const test = await createTestDatabase();
  drop = test.drop;
  await migrateStorage(test.url);
  database = openDatabase(test.url, 2);
});
afterAll(async () => {
  await database.close();
  await drop();
});

const lines = `
  select t.table_name as of, 1 as part, c.ordinal_position as place,
    format('  %s %s%s%s', c.column_name, c.data_type, case c.is_nullable when 'NO' then ' not null' else '' end,
      coalesce(' default ' || c.column_default, '')) as line
  from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
  where t.table_schema = 'surety'
  union all
  select conrelid::regclass::text, 2, 0, format('  %s: %s', conname, pg_get_constraintdef(oid))
  from pg_constraint where connamespace = 'surety'::regnamespace and contype in ('c', 'f', 'p', 'u')
  union all
  select tablename, 3, 0, '  ' || indexdef from pg_indexes where schemaname = 'surety'`;

/** The schema that all migrations together make, for readers and reviewers. After a migration: npm test -- -u schema.test */
it("is what schema.txt says", async () => {
  const rows = await database.query<{ table: string; line: string }>(
    `select replace(of, 'surety.', '') as table, line from (${lines}) as x order by 1, part, place, line`,
  );
  const tables = Map.groupBy(rows, (row) => row.table);
  const text = [...tables].map(([table, all]) => `${table}\n${all.map((row) => row.line).join("\n")}\n`).join("\n");
  await expect(text).toMatchFileSnapshot("./schema.txt");
});
