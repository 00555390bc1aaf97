import Activity from "lucide-react/icons/activity";
import BellRing from "lucide-react/icons/bell-ring";
import BookOpen from "lucide-react/icons/book-open";
import CalendarClock from "lucide-react/icons/calendar-clock";
import ChartNoAxesColumn from "lucide-react/icons/chart-no-axes-column";
import Database from "lucide-react/icons/database";
import Hourglass from "lucide-react/icons/hourglass";
import Inbox from "lucide-react/icons/inbox";
import LayoutDashboard from "lucide-react/icons/layout-dashboard";
import Rows3 from "lucide-react/icons/rows-3";
import ScrollText from "lucide-react/icons/scroll-text";
import Settings from "lucide-react/icons/settings";

interface NavItem {
  to: string;
  label: string;
  keys: string;
  icon: typeof Activity;
  /** The row at the foot of a phone has no room for it; the Alerts and the Datasets page lead there. */
  wideOnly?: boolean;
}

/** The pages of the console, in the order of a working day. */
export const navItems = [
  { to: "/", label: "Overview", keys: "g o", icon: LayoutDashboard },
  { to: "/inbox", label: "Inbox", keys: "g i", icon: Inbox },
  { to: "/workload", label: "Workload", keys: "g l", icon: Hourglass },
  { to: "/workflows", label: "Workflows", keys: "g w", icon: Activity },
  { to: "/cases", label: "Cases", keys: "g c", icon: Rows3 },
  { to: "/quality", label: "Quality", keys: "g q", icon: ChartNoAxesColumn },
  { to: "/alerts", label: "Alerts", keys: "g a", icon: BellRing },
  { to: "/obligations", label: "Obligations", keys: "g b", icon: CalendarClock, wideOnly: true },
  { to: "/knowledge", label: "Knowledge", keys: "g k", icon: BookOpen, wideOnly: true },
  { to: "/datasets", label: "Datasets", keys: "g d", icon: Database },
  { to: "/journal", label: "Journal", keys: "g j", icon: ScrollText },
  { to: "/settings", label: "Settings", keys: "g s", icon: Settings },
] as const satisfies readonly NavItem[];
