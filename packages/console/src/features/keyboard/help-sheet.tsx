import { Dialog } from "../../design/dialog.tsx";
import { isSingleKey } from "../../design/is-single-key.ts";
import { Kbd } from "../../design/kbd.tsx";
import { useActiveKeys, type KeyBinding } from "./key-store.ts";
import { useSingleKeys } from "./single-keys.ts";
import { SingleKeysSwitch } from "./single-keys-switch.tsx";

function byGroup(bindings: KeyBinding[]): Map<string, KeyBinding[]> {
  const groups = new Map<string, KeyBinding[]>();
  for (const binding of bindings.filter((candidate) => candidate.label !== "")) {
    groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding]);
  }
  return groups;
}

/** The keys of this page, read from what is bound at this moment. */
export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const all = useActiveKeys();
  const groups = byGroup(useSingleKeys() ? all : all.filter(({ keys }) => !keys.split(" ").every(isSingleKey)));
  return (
    <Dialog open={open} onClose={onClose} title="Keys of this page" wide>
      <div className="gap-8 sm:columns-2">
        {[...groups].reverse().map(([group, bindings]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 text-sm font-medium text-ink-3">{group}</h3>
            <dl className="divide-y">
              {bindings.map((binding) => (
                <div key={binding.keys} className="flex min-h-7 items-center justify-between gap-4 py-0.5">
                  <dt>{binding.label}</dt>
                  <dd>
                    <Kbd keys={binding.keys.replace("Mod+", "Mod ")} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="border-t pt-3">
        <SingleKeysSwitch />
      </div>
    </Dialog>
  );
}
