import type { SavedView } from "@surety/core/wire/review-list";
import { addressOf, inboxSearch, type InboxSearch } from "./inbox-search.ts";

/** As public/early.js reads it, which asks for the list before anybody has told which view is the default. */
const KEY = "surety.inbox.view";

/** The filters of a view, as the address holds them. */
export const searchOfView = (view: SavedView): InboxSearch => ({ ...view.filter, view: view.id });

/** With which filters the inbox opened last time by default, on this device. */
export function rememberedDefault(): InboxSearch {
  return inboxSearch(Object.fromEntries(new URLSearchParams(localStorage.getItem(KEY) ?? "")));
}

/** Keeps the default for the next time. */
export function rememberDefault(views: readonly SavedView[]): void {
  const found = views.find(({ isDefault }) => isDefault);
  const address = found === undefined ? "" : addressOf(searchOfView(found));
  if (address === "") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, address);
}
