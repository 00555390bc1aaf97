/** What speech models take, as `sniffType` names it. */
const recordings = new Set(["audio/wav", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/flac", "audio/webm"]);

/** Whether a file can be written down, by what its bytes say it is. */
export const isRecording = (type: string): boolean => recordings.has(type);
