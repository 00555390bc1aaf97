/** Counted from the asking, and shorter than a console waits after a live event: what it asks then is asked after the event. */
const freshMs = 800;

/**
 * Many views ask the same expensive question at the same moment (after each live event): it is answered once for
 * everybody who asks within most of a second, and never twice at a time.
 */
export function shared<Key, Answer>(ask: (key: Key) => Promise<Answer>): (key: Key) => Promise<Answer> {
  const answers = new Map<Key, { answer: Promise<Answer>; until: number }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined && known.until > performance.now()) return known.answer;
    const asked = performance.now();
    const entry = { answer: ask(key), until: Number.POSITIVE_INFINITY };
    answers.set(key, entry);
    entry.answer.then(
      () => (entry.until = asked + freshMs),
      () => answers.delete(key),
    );
    return entry.answer;
  };
}
