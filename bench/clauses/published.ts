/**
 * What the authors of CUAD report on their own test set of 102 contracts, after training on 408, all 41 types together:
 * Hendrycks, Burns, Chen, Ball: CUAD, arXiv 2103.06268v2 (2021), table 1. In per cent.
 */
export const published: readonly { model: string; aupr: number; precisionAt80: number; precisionAt90: number }[] = [
  { model: "BERT-base", aupr: 32.4, precisionAt80: 8.2, precisionAt90: 0 },
  { model: "BERT-large", aupr: 32.3, precisionAt80: 7.6, precisionAt90: 0 },
  { model: "ALBERT-base", aupr: 35.3, precisionAt80: 11.1, precisionAt90: 0 },
  { model: "ALBERT-xxlarge", aupr: 38.4, precisionAt80: 31.0, precisionAt90: 0 },
  { model: "RoBERTa-base", aupr: 42.6, precisionAt80: 31.1, precisionAt90: 0 },
  { model: "RoBERTa-base, pretrained on contracts", aupr: 45.2, precisionAt80: 34.1, precisionAt90: 0 },
  { model: "RoBERTa-large", aupr: 48.2, precisionAt80: 38.1, precisionAt90: 0 },
  { model: "DeBERTa-xlarge", aupr: 47.8, precisionAt80: 44.0, precisionAt90: 17.8 },
];
