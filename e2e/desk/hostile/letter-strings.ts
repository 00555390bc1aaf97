import { product } from "./product.ts";

const code = (point: number): string => point.toString(16).toUpperCase().padStart(4, "0");
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** What tries a font and a layout: scripts and their directions, marks without end, long words, what is there and not seen. */
export function letterStrings(): string[] {
  return [
    ...invisible,
    ...product(["user", "amount 100.00 EUR", "الحساب", "a/b\\c", "<b>x</b>"], overrides, (word, over) =>
      over.replace("WORD", word),
    ),
    ...product(scripts, [1, 8, 60], (text, times) => text.repeat(times)),
    ...product(longWords, [200, 2000, 10_000], (piece, length) =>
      piece
        .repeat(Math.ceil(length / piece.length))
        .slice(0, length)
        .toWellFormed(),
    ),
    ...range(1, 24).map((depth) => zalgo("Refund please", depth)),
    ...emoji,
    ...range(1, 40).map((lines) =>
      Array.from({ length: lines * 5 }, (_, at) => `line ${at} of ${lines * 5}`).join("\n"),
    ),
  ];
}

/** Controls (but NUL, which no database takes), separators, and what is there and cannot be seen. */
const invisible = [
  ...range(0x01, 0x1f),
  ...range(0x7f, 0xa0),
  0xad,
  0x34f,
  0x61c,
  0x115f,
  0x1160,
  0x1680,
  0x17b4,
  0x180e,
  ...range(0x2000, 0x200f),
  ...range(0x2028, 0x202f),
  ...range(0x205f, 0x206f),
  0x2800,
  0x3000,
  0x3164,
  0xfdd0,
  ...range(0xfe00, 0xfe0f),
  0xfeff,
  0xffa0,
  ...range(0xfff0, 0xffff),
  0x1d173,
  0x1fffe,
  ...range(0xe0020, 0xe0040),
  0x10ffff,
].flatMap((point) => {
  const it = String.fromCodePoint(point);
  return [`before${it}after U+${code(point)}`, `${it.repeat(40)} forty U+${code(point)}`];
});

const overrides = [
  "\u202EWORD\u202C",
  "\u202DWORD",
  "\u202BWORD",
  "\u2067WORD\u2069 left",
  "\u2066\u202EWORD",
  "exe.\u202EWORD",
  "\u200FWORD\u200E",
  `${"\u202E".repeat(100)}WORD`,
  `${"\u2067".repeat(130)}WORD`,
  "WORD\u202Egnp.exe",
];

const scripts = [
  "مرحبا بالعالم هذا نص طويل ",
  "שלום עולם זה טקסט ",
  "สวัสดีชาวโลก",
  "ကမ္ဘာလောက",
  "中文字符沒有空格",
  "𠜎𠜱𠝹",
  "नमस्ते क्ष्म्य ",
  "ﷺ﷽ ",
  "𒐫𒈙⸻꧅",
  "𝕱𝖗𝖆𝖐𝖙𝖚𝖗 ",
  "ﬃ ﬄ ŉ ",
  "İıßẞſK ",
  "Ｆｕｌｌｗｉｄｔｈ",
  "ᚠᛇᚻ᛫ᛒᛦᚦ",
  "꙰҉҈҉",
  "à́̂̃̄",
  "各",
  "\u1112\u1161\u11ab",
];

const longWords = [
  "W",
  "i",
  "a-",
  "a/",
  "a\u00AD",
  "a_",
  "a.",
  "a,",
  "\u00A0",
  "a\u2060",
  "漢",
  "😀",
  "ب",
  "👩‍👩‍👧‍👦",
  "a\u0301",
  "<b>",
  "&amp;",
  "\u200B",
  "1",
  "\t",
];

/** Marks above and below each letter, so high that they reach what stands beside them. */
function zalgo(text: string, depth: number): string {
  const marks = (from: number) =>
    Array.from({ length: depth }, (_, at) => String.fromCodePoint(from + (at % 16))).join("");
  return text
    .split("")
    .map((letter) => `${letter}${marks(0x300)}${marks(0x316)}`)
    .join("");
}

const emoji = [
  "👩‍👩‍👧‍👦".repeat(30),
  "🏴‍☠️🏳️‍🌈🏳️‍⚧️",
  "🇺🇳🇪🇺🇩",
  "👍🏻👍🏼👍🏽👍🏾👍🏿",
  "☺︎☺️",
  "1️⃣2️⃣#️⃣*️⃣",
  "🧑‍🦽‍➡️🧎🏿‍♂️",
  "\u200D".repeat(300),
  "\uFE0F".repeat(300),
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "🫠🫥🫨",
  "❤️‍🔥".repeat(50),
];
