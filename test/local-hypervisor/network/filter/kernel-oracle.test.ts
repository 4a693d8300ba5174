import { compileNetworkAcl, networkAclAdmits } from "../../../../local-hypervisor/network/filter/network-acl";
import {
  defaultTrackingTimeouts,
  type TrackingTimeouts,
} from "../../../../local-hypervisor/network/filter/tracking-timeouts";
import { readPacketFacts } from "../../../../local-hypervisor/network/packet-facts";
import { readCorpus } from "../../../support/packet-filter/corpus";
import type { FilterCase } from "../../../support/packet-filter/filter-case";
import { kernelJudgeUnavailable } from "../../../support/packet-filter/kernel-judge";
import {
  compare,
  drawAclPacket,
  type JudgedCase,
  judgeAclCases,
  judgeCases,
  randomTimeouts,
} from "../../../support/packet-filter/oracle";
import { addressOfCase } from "../../../support/packet-filter/pool";
import { randomAclCase } from "../../../support/packet-filter/random-acl-case";
import { randomFilterCase, randomRevocationCase } from "../../../support/packet-filter/random-case";
import { replay } from "../../../support/packet-filter/replay";
import { directionOf } from "../../../support/packet-filter/sketch";
import { SeededRandom } from "../../../support/seeded-random";

const unavailable = kernelJudgeUnavailable();
const kernelTest = unavailable === undefined ? test : test.skip;
const because = unavailable === undefined ? "" : ` (skipped: ${unavailable})`;

const seed = 20_261_122;
const isNightly = Boolean(process.env.DRYDOCK_NIGHTLY);
const sizes = isNightly
  ? { batches: 29, cases: 3500, revocations: 3000, acls: 4000 }
  : { batches: 1, cases: 1500, revocations: 600, acls: 1500 };
const hourMs = 3_600_000;

/** A namespace and one load of nftables for all of them */
function batch(random: SeededRandom, count: number, make: typeof randomFilterCase): FilterCase[] {
  return Array.from({ length: count }, (_, number) => make(random, addressOfCase(number)));
}

/** The cases that differ, with both verdicts, and how many were decided by milliseconds */
function differences(judged: readonly JudgedCase[], timeouts: TrackingTimeouts) {
  const compared = judged.map((each) => ({ ...each, comparison: compare(each, timeouts) }));
  return {
    differing: compared
      .filter(({ comparison }) => comparison === "differs")
      .map(({ filterCase, timesMs, admitted }) => ({
        filterCase: JSON.stringify(filterCase),
        kernel: admitted,
        ours: replay(filterCase, timesMs, timeouts),
      })),
    tooClose: compared.filter(({ comparison }) => comparison === "tooCloseToCall").length,
  };
}

/** Both verdicts are worth nothing if nothing passes or everything does */
function expectBothVerdicts(verdicts: readonly boolean[]): void {
  const admitted = verdicts.filter(Boolean).length / verdicts.length;
  expect(admitted).toBeGreaterThan(0.2);
  expect(admitted).toBeLessThan(0.8);
}

kernelTest(
  `random security groups admit what the same rules in nftables admit, tracking included${because}`,
  () => {
    const random = new SeededRandom(seed);
    let tooClose = 0;
    let packets = 0;
    for (let run = 0; run < sizes.batches; run += 1) {
      const timeouts = randomTimeouts(random);
      const judged = judgeCases(batch(random, sizes.cases, randomFilterCase), timeouts);
      const outcome = differences(judged, timeouts);
      expect(outcome.differing).toEqual([]);
      expectBothVerdicts(judged.flatMap(({ admitted }) => admitted));
      tooClose += outcome.tooClose;
      packets += judged.reduce((sum, { admitted }) => sum + admitted.length, 0);
    }
    if (isNightly) console.log({ cases: sizes.batches * sizes.cases, packets, tooClose });
    expect(tooClose).toBeLessThan((sizes.batches * sizes.cases) / 100);
  },
  hourMs,
);

kernelTest(
  `when rules are taken away, tracked flows go on and untracked ones are cut, as in nftables${because}`,
  () => {
    const random = new SeededRandom(seed + 1);
    const cases = batch(random, sizes.revocations, randomRevocationCase);
    const judged = judgeCases(cases, defaultTrackingTimeouts);
    expect(differences(judged, defaultTrackingTimeouts)).toEqual({ differing: [], tooClose: 0 });
    expectBothVerdicts(judged.flatMap(({ admitted }) => admitted));
  },
  hourMs,
);

kernelTest(
  `random network ACLs admit what the same rules in nftables admit, first fragments included${because}`,
  () => {
    const random = new SeededRandom(seed + 2);
    const cases = Array.from({ length: sizes.acls }, (_, number) =>
      randomAclCase(random, addressOfCase(number)),
    );
    const judged = judgeAclCases(cases);
    const ours = cases.map(({ address, entries, packets }) => {
      const acl = compileNetworkAcl(entries);
      return packets.map(({ sketch, isFirstFragment }) =>
        networkAclAdmits(
          acl,
          directionOf(sketch),
          readPacketFacts(drawAclPacket(sketch, isFirstFragment, address)),
        ),
      );
    });
    const differing = cases.flatMap((each, index) =>
      ours[index]?.every((verdict, packet) => verdict === judged[index]?.[packet]) ? [] : [each],
    );
    expect(differing).toEqual([]);
    expectBothVerdicts(judged.flat());
  },
  hourMs,
);

test("recorded verdicts of a kernel are still ours", () => {
  const batches = readCorpus();
  expect(batches.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(2000);
  for (const { timeouts, cases } of batches) expect(differences(cases, timeouts).differing).toEqual([]);
});
