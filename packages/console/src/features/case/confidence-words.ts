/** What a calibrated probability means: of how many answers like this one so many are right. */
export function confidenceWords(confidence: number): string {
  const hundred = Math.floor(confidence * 100);
  if (hundred >= 100) return "answers like this one are right";
  if (hundred >= 95) return `about ${hundred} of 100 such answers are right`;
  const ten = Math.round(confidence * 10);
  if (ten <= 0) return "hardly any such answer is right";
  return `about ${ten} of 10 such answers are right`;
}
