/** Whether to ask in batches: for who can wait for a day. */
export function BatchChoice({ chosen, choose }: { chosen: boolean; choose: (chosen: boolean) => void }) {
  return (
    <label className="flex items-baseline gap-2">
      <input
        type="checkbox"
        className="accent-accent"
        checked={chosen}
        onChange={(event) => choose(event.target.checked)}
      />
      <span>
        Ask in batches
        <span className="text-ink-3">: about half the price, and answers within a day instead of at once</span>
      </span>
    </label>
  );
}
