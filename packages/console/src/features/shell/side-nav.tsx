import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import PanelLeft from "lucide-react/icons/panel-left";
import { classNames } from "../../design/class-names.ts";
import { shortCount } from "../../design/format.ts";
import { openAlertsQuery } from "../../services/alerts.ts";
import { useFirstThingsDone } from "../../services/first-things.ts";
import { queuesQuery } from "../../services/reviews.ts";
import { navItems } from "./nav-items.ts";

type Props = { collapsed: boolean; onToggle: () => void };

/** The pages, with what waits for a person. Folds to icons; becomes a row at the foot on phones. */
export function SideNav({ collapsed, onToggle }: Props) {
  const enabled = useFirstThingsDone();
  const waiting = useQuery({ ...queuesQuery, enabled }).data?.items.reduce((sum, queue) => sum + queue.open, 0) ?? 0;
  const alerts = useQuery({ ...openAlertsQuery, enabled }).data ?? 0;
  const badges: Partial<Record<string, number>> = { Inbox: waiting, Alerts: alerts };
  return (
    <nav
      aria-label="Pages"
      className={classNames(
        "order-last flex shrink-0 gap-0.5 border-t bg-sunken p-1.5 max-sm:justify-around sm:order-none sm:flex-col sm:border-t-0 sm:border-r sm:p-2",
        collapsed ? "sm:w-12" : "sm:w-48",
      )}
    >
      {navItems.map(({ to, label, icon: Icon, keys, ...item }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/" }}
          title={`${label} (${keys})`}
          className={classNames(
            "flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 max-sm:h-11 hover:bg-line/60 hover:text-ink",
            collapsed && "sm:justify-center",
            "wideOnly" in item && "max-sm:hidden",
          )}
          activeProps={{ className: "bg-surface font-medium text-ink! shadow-[0_0_0_1px_var(--line)]" }}
        >
          <Icon size={16} aria-hidden className="shrink-0" />
          <span className={classNames("grow max-sm:sr-only", collapsed && "sr-only")}>{label}</span>
          {(badges[label] ?? 0) > 0 && (
            <span
              className={classNames(
                "rounded-full px-1.5 text-xs max-sm:hidden",
                label === "Alerts" ? "bg-harm-soft text-harm-ink" : "bg-accent-soft text-accent-ink",
                collapsed && "sr-only",
              )}
            >
              {shortCount(badges[label] ?? 0)}
            </span>
          )}
        </Link>
      ))}
      <button
        type="button"
        aria-expanded={!collapsed}
        onClick={onToggle}
        className={classNames(
          "mt-auto hidden h-8 items-center gap-2.5 rounded-md px-2 text-ink-3 hover:bg-line/60 hover:text-ink sm:flex",
          collapsed && "justify-center",
        )}
      >
        <PanelLeft size={16} aria-hidden />
        <span className={collapsed ? "sr-only" : ""}>Fold</span>
      </button>
    </nav>
  );
}
