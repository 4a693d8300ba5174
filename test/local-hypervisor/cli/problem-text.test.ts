import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { Failure } from "../../../local-hypervisor/cli/failure";
import { problemText } from "../../../local-hypervisor/cli/problem-text";
import { readRegion } from "../../../local-hypervisor/cli/region-argument";
import { SettingError } from "../../../local-hypervisor/config";
import { StoreError } from "../../../local-hypervisor/store/store-error";
import { Ec2Endpoint } from "../../support/ec2-endpoint";

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
};

describe("what a person is told of an error that ends a command", () => {
  test.each([
    new Failure("There is no such thing; make one"),
    new SettingError("DRYDOCK_X: no"),
    StoreError.unreadable("/state/file", new Error("file is not a database"), true),
  ])("$name: its message alone", (error) => {
    expect(problemText(error)).toBe(error.message);
  });

  test("what the system refused, by the system's words", () => {
    expect(problemText(failureOf(() => mkdirSync("/proc/none")))).toMatch(/^ENOENT: .*mkdir '\/proc\/none'$/);
  });

  test("what EC2 refused, by its code and sentence", async () => {
    const endpoint = await Ec2Endpoint.open();
    try {
      const client = await endpoint.client();
      const refused = await client
        .send(new DescribeVpcsCommand({ VpcIds: ["vpc-00000000000000000"] }))
        .catch((error: unknown) => error);
      expect(problemText(refused)).toBe(
        "InvalidVpcID.NotFound: The vpc ID 'vpc-00000000000000000' does not exist",
      );
    } finally {
      await endpoint.close();
    }
  });

  test("a daemon that is gone, with where to look", async () => {
    const refused = await new Promise((resolve) => connect(1, "127.0.0.1").once("error", resolve));
    expect(problemText(refused)).toMatch(
      /^The daemon ended while it was asked \(.*ECONNREFUSED.*npx drydock logs; .*npx drydock up$/,
    );
  });

  test("a disk that is full, with what shows which", () => {
    const error = failureOf(() => writeFileSync("/dev/full", "no room"));
    expect(problemText(error)).toBe(
      "A disk is full (ENOSPC: no space left on device, write). Make room on it, then try again; df -h shows which one.",
    );
  });

  test("a defect, with its stack for a report", () => {
    expect(problemText(new TypeError("x is undefined"))).toMatch(/^TypeError: x is undefined\n\s+at /);
  });
});

test("a region that there is not is refused with those that there are", () => {
  expect(readRegion("eu-west-1")).toBe("eu-west-1");
  expect(() => readRegion("eu-west-9")).toThrow(/^There is no region 'eu-west-9' .*us-east-1, us-east-2, /);
});
