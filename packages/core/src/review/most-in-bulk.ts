/** Most reviews that one bulk decides. */
export const mostInBulk = 1000;
