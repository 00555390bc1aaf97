/** The four meanings of the product. Colour, shape and word always go together. */
export const meanings = {
  automated: { word: "correct and automated", short: "automated", shape: "circle" },
  reviewed: { word: "correct and reviewed", short: "reviewed", shape: "square" },
  caught: { word: "wrong and caught", short: "caught", shape: "triangle" },
  harm: { word: "wrong and automated", short: "wrong, automated", shape: "diamond" },
} as const;
export type Meaning = keyof typeof meanings;

const paths: Record<(typeof meanings)[Meaning]["shape"], string> = {
  circle: "M5 0.8a4.2 4.2 0 1 0 0.001 0z",
  square: "M1.2 1.2h7.6v7.6h-7.6z",
  triangle: "M5 0.9L9.4 9H0.6z",
  diamond: "M5 0.2L9.8 5 5 9.8 0.2 5z",
};

/** The shape of one meaning in its colour. */
export function MeaningMark({ meaning, size = 10 }: { meaning: Meaning; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden className="shrink-0">
      <path d={paths[meanings[meaning].shape]} fill={`var(--${meaning})`} />
    </svg>
  );
}
