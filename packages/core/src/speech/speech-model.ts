/** A recording that is to be written down. */
export interface TranscriptionRequest {
  /** As the provider names it: `whisper-1`, `gpt-4o-transcribe`. */
  readonly model: string;
  readonly audio: Uint8Array;
  /** What its bytes say it is: `audio/mpeg`. */
  readonly type: string;
  /** ISO 639-1, such as `de`; null leaves it to the model. */
  readonly language: string | null;
}

/** What a speech model heard: words of whoever spoke. */
export interface Transcription {
  readonly text: string;
  /** The language that it heard, as ISO 639-1; null where the provider does not say. */
  readonly language: string | null;
  /** How long the recording is; null where the provider does not say. */
  readonly seconds: number | null;
}
