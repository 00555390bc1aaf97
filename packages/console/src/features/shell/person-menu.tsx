import { Menu } from "@base-ui/react/menu";
import { useNavigate } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import type { Session } from "@surety/core/wire/session";
import { useSignOut } from "../../services/session.ts";
import { setTheme, useThemeChoice, type ThemeChoice } from "./theme.ts";

const themes: { value: ThemeChoice; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
];
const itemClass =
  "flex h-7 max-sm:h-11 w-full items-center gap-2 rounded-sm px-2 text-left outline-none data-highlighted:bg-accent-soft";

type Props = { person: NonNullable<Session["person"]>; version: string };

/** Who is signed in, the theme, and the way out. */
export function PersonMenu({ person, version }: Props) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const choice = useThemeChoice();
  const leave = () => signOut.mutate(undefined, { onSettled: () => void navigate({ to: "/sign-in" }) });
  return (
    <Menu.Root>
      <Menu.Trigger className="flex size-7 shrink-0 items-center justify-center rounded-full max-sm:size-11 bg-reviewed-soft text-xs font-semibold text-reviewed-ink">
        <span aria-hidden>{initials(person.name)}</span>
        <span className="sr-only">{person.name}: theme and sign out</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="w-56 rounded-md border bg-raised p-1.5 shadow-popover outline-none">
            <div className="px-2 pt-1 pb-2">
              <p className="font-medium">{person.name}</p>
              <p className="truncate text-sm text-ink-3">
                {person.email}, {person.role}
              </p>
            </div>
            <Menu.RadioGroup
              value={choice}
              onValueChange={(value) => setTheme(value as ThemeChoice)}
              className="border-t py-1"
            >
              {themes.map((theme) => (
                <Menu.RadioItem key={theme.value} value={theme.value} className={itemClass}>
                  <span className="w-4">{choice === theme.value && <Check size={14} aria-hidden />}</span>
                  {theme.label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <div className="border-t pt-1">
              <Menu.Item className={itemClass} onClick={() => void navigate({ to: "/you" })}>
                <span className="w-4" />
                How you decide
              </Menu.Item>
              <Menu.Item className={itemClass} onClick={leave}>
                <span className="w-4" />
                Sign out
              </Menu.Item>
              <p className="px-2 pt-1 pl-8 text-xs text-ink-3">Surety {version}</p>
            </div>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
