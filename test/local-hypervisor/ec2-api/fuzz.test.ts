import { XMLParser, XMLValidator } from "fast-xml-parser";
import { operations } from "../../../local-hypervisor/ec2-api/operations";
import { Ec2Endpoint } from "../../support/ec2-endpoint";
import { ManualClock } from "../../support/manual-clock";
import { SeededRandom } from "../../support/seeded-random";
import { RequestFuzzer } from "./fuzz-requests";

/** Requests in all; a million in the nightly run. */
const count = Number(process.env.DRYDOCK_FUZZ_REQUESTS ?? (process.env.DRYDOCK_NIGHTLY ? 1_000_000 : 5_000));
const seed = Number(process.env.DRYDOCK_SEED ?? 20261122);
/** A fresh hypervisor after so many, as some requests do create something. */
const perHypervisor = 10_000;
/** No request may take longer, milliseconds of the processor; generous, as making an RSA key takes its time. */
const longestMs = 10_000;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

async function fuzz(random: SeededRandom, requests: number): Promise<Record<string, number>> {
  const clock = new ManualClock();
  const endpoint = await Ec2Endpoint.open({ clock });
  try {
    const { controlPlane } = endpoint.rig;
    const group = controlPlane.securityGroups.list("eu-west-1")[0];
    const image = await endpoint.rig.registerImage();
    const ids = [
      image.id,
      group?.id ?? "",
      ...(group?.rules.map(({ ruleId }) => ruleId) ?? []),
      ...controlPlane.vpcs.list("eu-west-1").map(({ id }) => id),
      ...controlPlane.subnets.list("eu-west-1").map(({ id }) => id),
      ...[
        "eu-west-1a",
        "eu-west-1",
        "t2.micro",
        "vpc-id",
        "state",
        "owner-id",
        "name",
        "self",
        "vpc",
        "security-group-rule",
      ],
    ];
    const fuzzer = new RequestFuzzer(
      random,
      operations.map(({ name }) => name),
      ids,
      () => clock.now(),
    );
    const outcomes: Record<string, number> = {};
    for (let sent = 0; sent < requests; sent += 1) {
      const request = fuzzer.next();
      const before = process.cpuUsage();
      const response = endpoint.gateway.handle(request);
      const durationMs = process.cpuUsage(before).user / 1000;
      const describeRequest = () =>
        JSON.stringify({
          ...request,
          headers: [...request.headers],
          body: Buffer.from(request.body).toString(),
        });
      if (XMLValidator.validate(response.body) !== true)
        throw new Error(`malformed XML for ${describeRequest()}: ${response.body}`);
      const code =
        response.status === 200 ? "OK" : parser.parse(response.body)?.Response?.Errors?.Error?.Code;
      if (!code || response.status >= 500)
        throw new Error(
          `${response.status} ${code} for ${describeRequest()}: ${JSON.stringify(endpoint.log.at(-2), (_, value) => (value instanceof Error ? value.stack : value))}`,
        );
      if (durationMs > longestMs) throw new Error(`${durationMs} ms for ${describeRequest()}`);
      outcomes[code] = (outcomes[code] ?? 0) + 1;
      if (sent % 500 === 0) {
        endpoint.log.length = 0;
        await endpoint.rig.settle();
      }
    }
    expect(endpoint.rig.errors).toEqual([]);
    return outcomes;
  } finally {
    await endpoint.close();
  }
}

test(
  `${count} malformed requests get an EC2 error each, no crash and no hang (seed ${seed})`,
  async () => {
    const random = new SeededRandom(seed);
    const outcomes: Record<string, number> = {};
    for (let left = count; left > 0; left -= perHypervisor) {
      for (const [code, number] of Object.entries(await fuzz(random, Math.min(left, perHypervisor)))) {
        outcomes[code] = (outcomes[code] ?? 0) + number;
      }
    }
    // The requests got past every stage: refused at the door, by the codec, by the rules; some were carried out
    for (const code of [
      "OK",
      "DryRunOperation",
      "MissingAuthenticationToken",
      "UnknownParameter",
      "InvalidParameterValue",
      "MalformedQueryString",
      "MissingParameter",
    ]) {
      expect([code, outcomes[code] ?? 0]).not.toEqual([code, 0]);
    }
    if (process.env.DRYDOCK_NIGHTLY) console.log(outcomes);
  },
  60_000 + count * 5,
);
