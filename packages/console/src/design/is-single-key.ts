/** Whether a key is a character by itself, with or without shift: those are what somebody can switch off. */
export const isSingleKey = (key: string): boolean => key.replace(/^Shift\+/, "").length === 1;
