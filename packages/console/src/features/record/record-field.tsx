import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { FieldSpec } from "@surety/core/extract/field-schema";
import { fieldValue } from "@surety/core/extract/field-value";
import type { Layout } from "@surety/core/extract/layout";
import { type PickablePlace, pickablePlaces, stepPlace } from "@surety/core/extract/pickable-places";
import type { Evidence } from "@surety/core/review/evidence";
import Check from "lucide-react/icons/check";
import type { RefusedField } from "@surety/core/wire/refused-invoice";
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { controlClass } from "../../design/field.tsx";
import { percent } from "../../design/format.ts";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { bringIntoView } from "../case/bring-into-view.ts";
import { fieldName, markName, pointAt } from "../case/evidence-store.ts";
import { pageView } from "../case/page-view-store.ts";
import { showPicking } from "../case/pick-store.ts";
import { goOn } from "./go-on.ts";
import { PlaceChips } from "./place-chips.tsx";
import { ReadingChips } from "./reading-chips.tsx";
import { nextReading, type Reading } from "./readings.ts";
import { faultOf, shownValue } from "./record-fields.ts";
import { SaidByRefused } from "./said-by-refused.tsx";
import { isStanding } from "./standing-place.ts";

type Props = {
  step: string;
  document: string | null;
  field: FieldSpec & { name: string };
  words: Layout;
  /** As it was read; absent where nobody has, or may know. */
  read: AnsweredField | undefined;
  /** What readers say of it where they differ. */
  readings: readonly Reading[];
  /** What a refused e-invoice says of it. */
  said: RefusedField | undefined;
  value: string;
  /** Nobody has said anything of the document yet, so an empty field says nothing either. */
  isEmpty: boolean;
  marks: Evidence[];
  checked: boolean;
  onChecked: () => void;
  onTake: (places: readonly PickablePlace[]) => void;
  onTakeReading: (reading: Reading) => void;
  onTakeSaid: (said: RefusedField) => void;
  onType: (typed: string) => void;
  onSubmit: () => void;
};

/** One field: typed, or taken from the pages. What is left in it when it is left is what it says. */
export function RecordField(props: Props) {
  const { step, field, value, isEmpty, marks, checked, read, readings, said, onTakeReading, onTakeSaid, onType } =
    props;
  const id = fieldName({ step, field: field.name });
  const { typed, places, taken, take, focus, blur, keyDown } = useTaking(props);
  const isUnfounded = read?.grounded === false && read.value === value;
  const fault = isUnfounded ? "stands nowhere in the document" : faultOf(value, field);
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm">
        <span className="[overflow-wrap:anywhere]">{field.name}</span>
        <span className="flex shrink-0 items-center gap-1 text-ink-3">
          {read !== undefined && `${percent(read.confidence)} sure`}
          {checked && <Check size={13} role="img" aria-label="looked at" className="text-reviewed-ink" />}
        </span>
      </label>
      <input
        id={id}
        data-edit
        type="text"
        autoComplete="off"
        spellCheck={false}
        inputMode={field.type === "money" || field.type === "number" ? "decimal" : undefined}
        placeholder={isEmpty ? "" : "not in this document"}
        aria-invalid={fault !== null}
        aria-keyshortcuts={readings.length > 0 || said !== undefined ? "Alt+Enter" : undefined}
        aria-describedby={fault === null ? (said === undefined ? undefined : `${id}-said`) : `${id}-fault`}
        value={shownValue(value, field)}
        onFocus={(event) => {
          event.currentTarget.select();
          focus();
          pointAt(marks[0] ?? null);
          if (marks[0] !== undefined) bringIntoView(document.getElementById(markName(marks[0])));
        }}
        onBlur={blur}
        onChange={(event) => {
          typed.current = event.target.value;
          onType(event.target.value);
        }}
        onKeyDown={keyDown}
        className={controlClass}
      />
      <ReadingChips field={field} readings={readings} value={value} onTake={onTakeReading} />
      <SaidByRefused id={`${id}-said`} said={said} value={value} onTake={onTakeSaid} />
      {places.length > 0 && <PlaceChips places={places} taken={taken} onTake={(at) => take(at, false)} />}
      {fault !== null && (
        <p id={`${id}-fault`} className="text-xs text-caught-ink">
          {fault}
        </p>
      )}
    </div>
  );
}

/** Taking a value from the pages while the field has the focus: with the arrows here, or by a press there. */
function useTaking(props: Props) {
  const { field, document, words, value, marks, readings, said } = props;
  const { onChecked, onTake, onTakeReading, onTakeSaid, onType, onSubmit } = props;
  const [focused, setFocused] = useState(false);
  const typed = useRef("");
  const places = useMemo(() => (focused ? pickablePlaces(words, field) : []), [focused, words, field]);
  const taken = places.flatMap((place, at) => (marks.some((mark) => isStanding(place, mark)) ? [at] : []));
  const take = (at: number, more: boolean) => {
    const before = more ? taken.filter((one) => one !== at) : [];
    onTake([...before, at].map((one) => places[one]!));
  };
  useEffect(() => {
    if (focused) showPicking({ field: field.name, document, places, taken, take });
  });
  const blur = (event: FocusEvent<HTMLInputElement>) => {
    setFocused(false);
    pointAt(null);
    showPicking(null);
    // A look that went to another field was one; leaving the window is none.
    if (event.relatedTarget !== null) onChecked();
    if (typed.current !== "" && value !== "") onType(fieldValue(value, field));
    typed.current = "";
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (by !== null) {
      event.preventDefault();
      if (event.altKey) return pageView.zoom(by === 1 ? -1 : 1);
      const at = stepPlace(places, taken.at(-1) ?? null, by, typed.current);
      if (at !== null) take(at, event.shiftKey);
    } else if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      const reading = nextReading(readings, value);
      typed.current = "";
      if (reading !== null) onTakeReading(reading);
      else if (said !== undefined) onTakeSaid(said);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      goOn(event.currentTarget, onSubmit);
    } else leaveOnEscape(event);
  };
  return { typed, places, taken, take, focus: () => setFocused(true), blur, keyDown };
}
