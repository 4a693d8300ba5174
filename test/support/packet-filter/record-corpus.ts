// `npx tsx test/support/packet-filter/record-corpus.ts` asks this machine's kernel and writes the corpus anew.
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { defaultTrackingTimeouts } from "../../../local-hypervisor/network/filter/tracking-timeouts";
import { SeededRandom } from "../seeded-random";
import { corpusFile, writeCorpus } from "./corpus";
import { judgeCases, randomTimeouts } from "./oracle";
import { addressOfCase } from "./pool";
import { randomFilterCase, randomRevocationCase } from "./random-case";

const random = new SeededRandom(20_261_122);
const timeouts = [0, 1, 2, 3].map(() => randomTimeouts(random));
const made = (count: number, make: typeof randomFilterCase) =>
  Array.from({ length: count }, (_, number) => make(random, addressOfCase(number)));

const batches = [
  ...timeouts.map((some) => ({ timeouts: some, cases: judgeCases(made(400, randomFilterCase), some) })),
  {
    timeouts: defaultTrackingTimeouts,
    cases: judgeCases(made(400, randomRevocationCase), defaultTrackingTimeouts),
  },
];
writeFileSync(corpusFile, gzipSync(writeCorpus(batches), { level: 9 }));
