import { getRouteApi, Link } from "@tanstack/react-router";
import { Page } from "../design/page.tsx";
import { tabClass } from "../design/tab-class.ts";
import { NoticesTab } from "../features/notices/notices-tab.tsx";
import { PeopleTab } from "../features/people/people-tab.tsx";
import { ConnectionsTab } from "../features/settings/connections-tab.tsx";
import { KeysTab } from "../features/settings/keys-tab.tsx";
import { SecretsCard } from "../features/settings/secrets-card.tsx";
import { YouCard } from "../features/settings/you-card.tsx";

const route = getRouteApi("/shell/settings");
const tabs = [
  { tab: "keys", label: "You and keys" },
  { tab: "people", label: "People" },
  { tab: "connections", label: "Connections" },
  { tab: "notices", label: "Notices" },
] as const;

export function SettingsPage() {
  const { tab = "keys" } = route.useSearch();
  return (
    <Page title="Settings">
      <nav aria-label="Parts of the settings" className="-mt-2 flex gap-5 border-b">
        {tabs.map((each) => (
          <Link
            key={each.tab}
            to="/settings"
            search={{ tab: each.tab }}
            className={tabClass(each.tab === tab)}
            aria-current={each.tab === tab ? "page" : undefined}
          >
            {each.label}
          </Link>
        ))}
      </nav>
      <div className="flex max-w-4xl flex-col gap-4">
        {tab === "keys" ? (
          <>
            <YouCard />
            <KeysTab />
          </>
        ) : tab === "people" ? (
          <PeopleTab />
        ) : tab === "connections" ? (
          <>
            <ConnectionsTab />
            <SecretsCard />
          </>
        ) : (
          <NoticesTab />
        )}
      </div>
    </Page>
  );
}
