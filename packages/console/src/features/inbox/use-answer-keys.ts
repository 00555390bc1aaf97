import type { ReviewQuestion } from "@surety/core/wire/review";
import { useKeys, type KeyBinding } from "../keyboard/key-store.ts";
import { choose, emptyDraft, toggleVerdict, type Draft } from "./answer-draft.ts";

type Props = {
  draft: Draft;
  questions: ReviewQuestion[];
  reasonCodes: string[];
  disabled: boolean;
  change: (draft: Draft) => void;
  submit: () => void;
  skip: () => void;
  edit: () => void;
  correct: () => void;
  split: () => void;
  sendBack: () => void;
  text: () => void;
};

const GROUP = "Answer";

/** A digit chooses an answer, or a reason while rejecting. */
function pressDigit({ draft, questions, reasonCodes, change }: Props, digit: number): void {
  if (draft.verdict !== "decide") {
    const code = reasonCodes[digit - 1];
    if (code !== undefined) change({ ...draft, reasonCode: code });
    return;
  }
  const option = questions[draft.active]?.options[digit - 1];
  if (option !== undefined) change(choose(draft, questions, option));
}

export function useAnswerKeys(props: Props): void {
  const { draft, change, submit, skip, edit, correct, split, sendBack, text, disabled } = props;
  const may = (run: () => void) => () => {
    if (!disabled) run();
  };
  const digits = Array.from({ length: 9 }, (_, place): KeyBinding => ({
    keys: String(place + 1),
    label: place === 0 ? "Choose the first answer, 2 to 9 the others" : "",
    group: GROUP,
    run: may(() => pressDigit(props, place + 1)),
  }));
  useKeys([
    ...digits,
    { keys: "Enter", label: "Accept or send, then the next case", group: GROUP, run: submit },
    { keys: "Mod+Enter", label: "Send while writing", group: GROUP, run: submit },
    { keys: "q", label: "To the answers", group: GROUP, run: may(edit) },
    { keys: "e", label: "Correct fields", group: GROUP, run: may(correct) },
    { keys: "t", label: "Into the text that goes out", group: GROUP, run: may(text) },
    { keys: "w", label: "Send back to the sender with a question", group: GROUP, run: may(sendBack) },
    {
      keys: ">",
      label: "Escalate to another queue",
      group: GROUP,
      run: may(() => change(toggleVerdict(draft, "escalate"))),
    },
    { keys: "p", label: "Split into several cases", group: GROUP, run: may(split) },
    {
      keys: "r",
      label: "Judge again with the corrections",
      group: GROUP,
      run: may(() => change(toggleVerdict(draft, "judge-again"))),
    },
    {
      keys: "o",
      label: "None of these fits",
      group: GROUP,
      run: may(() => change(toggleVerdict(draft, "out-of-scope"))),
    },
    { keys: "x", label: "Reject", group: GROUP, run: may(() => change(toggleVerdict(draft, "reject"))) },
    { keys: "s", label: "Skip", group: GROUP, run: skip },
    {
      keys: "Escape",
      label: "Start this answer anew",
      group: GROUP,
      run: may(() => change({ ...emptyDraft, note: draft.note, texts: draft.texts })),
    },
  ]);
}
