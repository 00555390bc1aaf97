const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Days of the week, 1 (Monday) to 7. */
export function DayPicker({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const toggle = (day: number) =>
    onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].toSorted((a, b) => a - b));
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium text-ink-2">On these days</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {names.map((name, at) => (
          <label key={name} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              className="accent-accent"
              checked={days.includes(at + 1)}
              onChange={() => toggle(at + 1)}
            />
            {name}
          </label>
        ))}
      </div>
      {days.length === 0 && <p className="text-sm text-harm-ink">Choose at least one day, or no mail above.</p>}
    </fieldset>
  );
}
