import { UserError } from "@surety/core/errors/user-error";
import type { ReviewFilter } from "@surety/core/wire/review-list";
import { mayChangeView } from "../queries/list-views.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

/** A view as somebody wants it to be. */
export interface ViewContent {
  name: string;
  shared: boolean;
  filter: ReviewFilter;
}

export interface ViewCommands {
  /** Gives the id of the new view. */
  createView(content: ViewContent, actor: Actor): Promise<string>;
  changeView(id: string, content: ViewContent, actor: Actor): Promise<void>;
  deleteView(id: string, actor: Actor): Promise<void>;
  /** The view with which the inbox of whoever asks opens; null for none. */
  setDefaultView(view: string | null, actor: Actor): Promise<void>;
}

const mostViews = 50;

/** Names for filters of the inbox: they decide nothing, so they are in no audit log. */
export function viewCommands(world: WorkerWorld): ViewCommands {
  return {
    createView: (content, actor) => createView(world, content, actor),
    changeView: (id, content, actor) => changeView(world, id, content, actor),
    deleteView: (id, actor) => deleteView(world, id, actor),
    setDefaultView: (view, actor) => setDefaultView(world, view, actor),
  };
}

async function createView(world: WorkerWorld, { name, shared, filter }: ViewContent, actor: Actor): Promise<string> {
  const [{ held } = { held: 0 }] = await world.database.query<{ held: number }>(
    "select count(*)::int as held from surety.saved_views where made_by = $1",
    [actor.id],
  );
  if (held >= mostViews) throw tooMany();
  const id = world.newId();
  await world.database.query(
    "insert into surety.saved_views (id, name, made_by, shared, filter, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)",
    [id, name, actor.id, shared, JSON.stringify(filter), world.clock.now()],
  );
  return id;
}

async function changeView(world: WorkerWorld, id: string, content: ViewContent, actor: Actor): Promise<void> {
  await refuseUnlessMine(world, id, actor);
  await world.database.query(
    "update surety.saved_views set name = $2, shared = $3, filter = $4, updated_at = $5 where id = $1",
    [id, content.name, content.shared, JSON.stringify(content.filter), world.clock.now()],
  );
}

async function deleteView(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  await refuseUnlessMine(world, id, actor);
  await world.database.query("delete from surety.saved_views where id = $1", [id]);
}

async function setDefaultView(world: WorkerWorld, view: string | null, actor: Actor): Promise<void> {
  if (view === null) {
    await world.database.query("delete from surety.default_views where person = $1", [actor.id]);
    return;
  }
  await readUsable(world, view, actor);
  await world.database.query(
    "insert into surety.default_views (person, view) values ($1, $2) on conflict (person) do update set view = excluded.view",
    [actor.id, view],
  );
}

/** A view of somebody else that is not shared does not exist for others. */
async function readUsable(world: WorkerWorld, id: string, actor: Actor): Promise<{ made_by: string }> {
  const [view] = await world.database.query<{ made_by: string }>(
    "select made_by from surety.saved_views where id = $1 and (made_by = $2 or shared)",
    [id, actor.id],
  );
  if (view === undefined)
    throw new UserError({
      code: "view-not-found",
      message: "There is no such view.",
      remedy: "Look it up in the list of views.",
    });
  return view;
}

async function refuseUnlessMine(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  if (mayChangeView(await readUsable(world, id, actor), actor)) return;
  throw new UserError({
    code: "forbidden",
    message: "This view is somebody else's.",
    remedy: "Save it under a name of your own and change that.",
  });
}

function tooMany(): UserError {
  return new UserError({
    code: "too-many-views",
    message: `You have ${mostViews} views already.`,
    remedy: "Delete one that you do not use.",
  });
}
