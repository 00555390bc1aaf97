import { articleFaults } from "./faults/article-faults.ts";
import { headFaults } from "./faults/head-faults.ts";
import { partyFaults } from "./faults/party-faults.ts";
import { priceFaults } from "./faults/price-faults.ts";
import { quantityFaults } from "./faults/quantity-faults.ts";
import { repeatFaults } from "./faults/repeat-faults.ts";
import type { SampleFault } from "./faults/sample-fault.ts";

/** Everything that `bench:matching` plants. */
export const sampleFaults: readonly SampleFault[] = [
  ...priceFaults,
  ...quantityFaults,
  ...articleFaults,
  ...headFaults,
  ...partyFaults,
  ...repeatFaults,
];
