/** In place of a code, in the filter of cases: those about which a note stands in place of a reason. No code begins so. */
export const noReason = "-";
