import type { GatewayRequest, GatewayResponse } from "../../../local-hypervisor/ec2-api/exchange";
import { operation } from "../../../local-hypervisor/ec2-api/operation";
import { operations } from "../../../local-hypervisor/ec2-api/operations";
import { Ec2Endpoint, plainRequest, signedRequest } from "../../support/ec2-endpoint";
import { ManualClock } from "../../support/manual-clock";

const failing = operation("DescribeHosts", () => {
  throw new TypeError("a bug");
});

/** What SQLite says where there is no room for a change */
const full = operation("DescribeFleets", () => {
  throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
});

/** Stands for every operation with a client token; Drydock has no carrier gateways. */
const creating = operation("CreateCarrierGateway", (input, { controlPlane, region }) => {
  const group = { groupName: input.VpcId ?? "", description: "d", tags: {} };
  return { CarrierGateway: { CarrierGatewayId: controlPlane.securityGroups.create(region, group).id } };
});

const clock = new ManualClock();
let endpoint: Ec2Endpoint;

beforeEach(async () => {
  endpoint = await Ec2Endpoint.open({ clock, operations: [...operations, failing, full, creating] });
});
afterEach(() => endpoint.close());

const call = (parameters: string, region = "eu-west-1"): GatewayResponse =>
  endpoint.gateway.handle(signedRequest(`Version=2016-11-15&${parameters}`, { now: clock.now(), region }));
const errorOf = ({ status, body }: GatewayResponse) => [
  status,
  /<Code>(.*?)<\/Code>/.exec(body)?.[1],
  /<Message>(.*?)<\/Message>/s.exec(body)?.[1]?.replaceAll("&quot;", '"'),
];

describe("which operation is meant", () => {
  test("an operation that EC2 has not", () => {
    expect(errorOf(call("Action=DescribeUnicorns"))).toEqual([
      400,
      "InvalidAction",
      "The action DescribeUnicorns is not valid for this web service.",
    ]);
    expect(errorOf(call("Action=$"))[1]).toBe("InvalidAction");
    expect(errorOf(call("Action=__proto__"))[1]).toBe("InvalidAction");
  });

  test("an operation that EC2 has and Drydock has not says so, with a status that no client retries", () => {
    expect(errorOf(call("Action=CreateFleet"))).toEqual([
      400,
      "UnsupportedOperation",
      "CreateFleet is not implemented by Drydock 1.2.3.",
    ]);
  });

  test("no action, no version, another version", () => {
    expect(errorOf(call(""))[1]).toBe("MissingAction");
    const send = (body: string) => endpoint.gateway.handle(signedRequest(body, { now: clock.now() }));
    expect(errorOf(send("Action=DescribeVpcs"))[1]).toBe("MissingParameter");
    expect(errorOf(send("Action=DescribeVpcs&Version=2010-01-01"))[1]).toBe("NoSuchVersion");
  });

  test("STS answers for itself alone", () => {
    const sts = (action: string) =>
      endpoint.gateway.handle(
        signedRequest(`Action=${action}&Version=2011-06-15`, { now: clock.now(), service: "sts" }),
      );
    expect(sts("GetCallerIdentity").body).toContain("<Account>123456789012</Account>");
    expect(errorOf(sts("AssumeRole"))[1]).toBe("UnsupportedOperation");
    expect(errorOf(sts("DescribeVpcs"))[1]).toBe("InvalidAction");
  });
});

describe("parameters", () => {
  test.each([
    ["Action=DescribeVpcs&Colour=blue", "UnknownParameter", "The parameter Colour is not recognized"],
    [
      "Action=DescribeVpcs&Filter.1.Colour=blue",
      "UnknownParameter",
      "The parameter Filter.1.Colour is not recognized",
    ],
    ["Action=DescribeVpcs&Filter.x.Name=a", "UnknownParameter", "The parameter Filter.x is not recognized"],
    ["Action=DescribeVpcs&VpcId.0=vpc-1", "UnknownParameter", "The parameter VpcId.0 is not recognized"],
    [
      "Action=DescribeVpcs&MaxResults=many",
      "InvalidParameterValue",
      "Value (many) for parameter MaxResults is invalid. It must be a number.",
    ],
    [
      "Action=DescribeVpcs&DryRun=perhaps",
      "InvalidParameterValue",
      "Value (perhaps) for parameter DryRun is invalid. It must be true or false.",
    ],
    [
      "Action=ImportKeyPair&KeyName=k&PublicKeyMaterial=***",
      "InvalidParameterValue",
      "Value (***) for parameter PublicKeyMaterial is invalid. It must be base64.",
    ],
    [
      "Action=DescribeVpcs&VpcId=vpc-1",
      "InvalidParameterValue",
      "Value (vpc-1) for parameter VpcId is invalid. It has parts and takes no value of its own.",
    ],
    [
      "Action=CreateSecurityGroup&GroupName=web",
      "MissingParameter",
      "The request must contain the parameter GroupDescription",
    ],
    [
      "Action=CreateTags&ResourceId.1=vpc-1",
      "MissingParameter",
      "The request must contain the parameter Tag",
    ],
    [
      "Action=DescribeVpcs&MaxResults=3",
      "InvalidParameterValue",
      "Value ( 3 ) for parameter maxResults is invalid. Expecting a value greater than 5.",
    ],
    [
      "Action=DescribeVpcs&NextToken=%00",
      "InvalidPaginationToken",
      "The specified pagination token is not valid.",
    ],
    [
      "Action=DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=blue",
      "InvalidParameterValue",
      "The filter 'colour' is invalid",
    ],
    ["Action=DescribeVpcs&VpcId.1=%zz", "MalformedQueryString", expect.stringContaining("syntax error")],
    ["Action=DescribeVpcs&VpcId.1=a&VpcId.1=b", "MalformedQueryString", expect.stringContaining("VpcId.1")],
  ])("%s is %s", (parameters, code, message) => {
    expect(errorOf(call(parameters))).toEqual([400, code, message]);
  });

  test("names from the request are not echoed at length", () => {
    const { body } = call(`Action=DescribeVpcs&${"x".repeat(100_000)}=1`);
    expect(body.length).toBeLessThan(1000);
  });
});

describe("DryRun", () => {
  test("validates, then answers DryRunOperation with 412 and changes nothing", () => {
    const create = "Action=CreateSecurityGroup&GroupName=web&GroupDescription=web&DryRun=true";
    expect(errorOf(call(create))).toEqual([
      412,
      "DryRunOperation",
      "Request would have succeeded, but DryRun flag is set.",
    ]);
    expect(
      endpoint.rig.controlPlane.securityGroups.list("eu-west-1").map(({ groupName }) => groupName),
    ).toEqual(["default"]);
    expect(errorOf(call(create.replace("GroupName=web", "GroupName=sg-web")))[1]).toBe(
      "InvalidParameterValue",
    );
  });
});

describe("client tokens", () => {
  const create = (token: string, name = "a", region?: string) =>
    call(`Action=CreateCarrierGateway&VpcId=${name}&ClientToken=${token}`, region);
  const created = (region = "eu-west-1") =>
    endpoint.rig.controlPlane.securityGroups.list(region).filter(({ groupName }) => groupName !== "default")
      .length;
  const idOf = ({ body }: GatewayResponse) => /<carrierGatewayId>(.*?)<\/carrierGatewayId>/.exec(body)?.[1];

  test("the same request happens once; the answer is the same but for the request id", () => {
    const first = create("t1");
    const second = create("t1");
    expect(idOf(first)).toMatch(/^sg-0[0-9a-f]{16}$/);
    expect(idOf(second)).toBe(idOf(first));
    expect(second.headers["x-amzn-requestid"]).not.toBe(first.headers["x-amzn-requestid"]);
    expect(created()).toBe(1);
    create("t2", "b");
    expect(created()).toBe(2);
  });

  test("other parameters under the same token are refused", () => {
    create("t1");
    expect(errorOf(create("t1", "b"))).toEqual([
      400,
      "IdempotentParameterMismatch",
      "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
    ]);
    expect(errorOf(create("x".repeat(65)))[1]).toBe("InvalidParameterValue");
    expect(created()).toBe(1);
  });

  test("tokens are of one region, survive a crash of the daemon, and are forgotten after a day", async () => {
    const first = create("t1");
    expect(idOf(create("t1", "a", "eu-west-2"))).not.toBe(idOf(first));
    await endpoint.crashAndRestart();
    expect(idOf(create("t1"))).toBe(idOf(first));
    clock.advance(23 * 3_600_000);
    expect(idOf(create("t1"))).toBe(idOf(first));
    clock.advance(2 * 3_600_000);
    expect(errorOf(create("t1"))[1]).toBe("InvalidGroup.Duplicate");
    create("t3", "c");
    expect(endpoint.rig.controlPlane.context.store.listAll("requestToken")).toHaveLength(1);
  });

  test("a token of RunInstances whose instance is gone launches nothing and says so", async () => {
    const image = await endpoint.rig.registerImage();
    const run = () =>
      call(
        `Action=RunInstances&ImageId=${image.id}&InstanceType=t2.micro&MinCount=1&MaxCount=1&ClientToken=r1`,
      );
    const instanceOf = ({ body }: GatewayResponse) => /<instanceId>(i-[0-9a-f]+)</.exec(body)?.[1];
    const first = run();
    await endpoint.rig.settle();
    expect(instanceOf(run())).toBe(instanceOf(first));
    call(`Action=TerminateInstances&InstanceId.1=${instanceOf(first)}`);
    await endpoint.rig.settle();
    expect(endpoint.rig.instance(instanceOf(first) ?? "").state).toBe("terminated");
    expect(errorOf(run())[1]).toBe("IdempotentInstanceTerminated");
  });

  test("a request that failed may be sent again with its token, and a dry run uses none up", () => {
    expect(errorOf(create("t1", "default"))[0]).toBe(400);
    expect(errorOf(call("Action=CreateCarrierGateway&VpcId=a&ClientToken=t1&DryRun=true"))[0]).toBe(412);
    expect(create("t1").status).toBe(200);
  });
});

describe("what is not a request of an AWS client", () => {
  const send = (changes: Parameters<typeof plainRequest>[0]) =>
    endpoint.gateway.handle(plainRequest(changes));
  const withHeader = (name: string, value: string): GatewayRequest => {
    const request = signedRequest("Action=DescribeVpcs&Version=2016-11-15", { now: clock.now() });
    return { ...request, headers: new Map([...request.headers, [name, [value]]]) };
  };

  test("pages in browsers, and names that were bound to this address", () => {
    expect(errorOf(endpoint.gateway.handle(withHeader("origin", "http://evil.example")))[1]).toBe(
      "AccessDenied",
    );
    expect(errorOf(endpoint.gateway.handle(withHeader("sec-fetch-site", "cross-site")))[1]).toBe(
      "AccessDenied",
    );
    for (const host of ["evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", ""]) {
      expect(errorOf(send({ headers: { host } }))[1]).toBe("AccessDenied");
    }
    for (const host of ["localhost:4566", "127.0.0.1", "ec2.eu-west-1.localhost:4566"]) {
      expect(errorOf(send({ headers: { host } }))[1]).toBe("MissingAuthenticationToken");
    }
  });

  test("no response lets another origin read it", () => {
    expect(
      Object.keys(call("Action=DescribeVpcs").headers).filter((name) => name.startsWith("access-control")),
    ).toEqual([]);
  });

  test("other methods and paths", () => {
    expect(errorOf(send({ method: "OPTIONS" }))).toMatchObject([405, "MethodNotAllowed", expect.anything()]);
    expect(errorOf(send({ target: "/latest/meta-data" }))).toMatchObject([
      404,
      "InvalidURI",
      expect.anything(),
    ]);
  });
});

describe("the log", () => {
  test("has a line a request, without its parameters", () => {
    call("Action=CreateSecurityGroup&GroupName=secret-name&GroupDescription=d");
    call("Action=DescribeUnicorns");
    expect(
      endpoint.log.map(({ level, fields }) => [level, fields.action, fields.status, fields.code]),
    ).toEqual([
      ["info", "CreateSecurityGroup", 200, undefined],
      ["info", "DescribeUnicorns", 400, "InvalidAction"],
    ]);
    expect(JSON.stringify(endpoint.log)).not.toContain("secret-name");
  });

  test("a bug of ours is InternalError with 500, and the log has the cause", () => {
    expect(errorOf(call("Action=DescribeHosts"))).toMatchObject([500, "InternalError", expect.anything()]);
    expect(endpoint.log[0]).toMatchObject({
      level: "error",
      fields: { action: "DescribeHosts", error: new TypeError("a bug") },
    });
  });

  test("a full disk is InternalError too, and the answer says what mends it", () => {
    expect(errorOf(call("Action=DescribeFleets"))).toEqual([
      500,
      "InternalError",
      expect.stringMatching(/The disk of .* is full; nothing was changed\. Make room/),
    ]);
  });
});

test("each operation of the registry is one of EC2's, once", () => {
  const names = operations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
