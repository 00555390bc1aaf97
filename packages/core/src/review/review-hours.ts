import { z } from "zod";

const time = "([01]\\d|2[0-3]):[0-5]\\d|24:00";
const range = `(${time})-(${time})`;

/** The open times of one weekday: `09:00-17:30`, or several with commas. */
const opening = z
  .string()
  .max(200)
  .regex(new RegExp(`^${range}( *, *${range})*$`), "open times such as 09:00-17:30, or 09:00-12:00, 13:00-17:30")
  .meta({
    description: "Open times of the day, such as 09:00-17:30; several with commas. 24:00 is the end of the day.",
  });

/** When the people who decide work: a time that counts open hours only stands still while they do not. */
export const reviewHours = z.strictObject({
  zone: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: "Whose clocks count: a zone of the IANA database, such as Europe/Berlin." }),
  open: z
    .strictObject({ mon: opening, tue: opening, wed: opening, thu: opening, fri: opening, sat: opening, sun: opening })
    .partial()
    .meta({ description: "Open times by weekday; a day that is left out is closed." }),
  holidays: z
    .array(z.iso.date())
    .max(1000)
    .default([])
    .meta({ description: "Days that are closed whatever weekday they are, as 2026-12-25." }),
});
export type ReviewHours = z.output<typeof reviewHours>;
