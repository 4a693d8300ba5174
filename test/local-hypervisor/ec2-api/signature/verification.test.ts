import { createHash, createHmac, type Hash } from "node:crypto";
import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import type { GatewayRequest, GatewayResponse } from "../../../../local-hypervisor/ec2-api/exchange";
import { expectedSignature } from "../../../../local-hypervisor/ec2-api/signature/canonical-request";
import { credentials, Ec2Endpoint, plainRequest, signedRequest } from "../../../support/ec2-endpoint";
import { ManualClock } from "../../../support/manual-clock";

const describeRegions = "Action=DescribeRegions&Version=2016-11-15";
const getCallerIdentity = "Action=GetCallerIdentity&Version=2011-06-15";
const codeOf = ({ body }: GatewayResponse) => /<Code>(.*?)<\/Code>/.exec(body)?.[1];

/** The hash that the SDK's signer asks for. */
class Sha256 {
  private readonly hash: Hash | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array);
  }
  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }
  reset(): void {}
}

const signer = (service = "ec2", region = "eu-west-1") =>
  new SignatureV4({ service, region, credentials, sha256: Sha256 as never });

/** A URL that the SDK's signer presigned for the endpoint. */
async function presigned(
  query: Record<string, string>,
  signingDate: Date,
  expiresIn = 300,
): Promise<GatewayRequest> {
  const request = await signer().presign(
    {
      method: "GET",
      protocol: "http:",
      hostname: "127.0.0.1",
      port: 1234,
      path: "/",
      headers: { host: "127.0.0.1:1234" },
      query,
    },
    { signingDate, expiresIn },
  );
  const search = Object.entries(request.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return plainRequest({ method: "GET", target: `/?${search.join("&")}` });
}

describe("Signature Version 4", () => {
  const clock = new ManualClock();
  let endpoint: Ec2Endpoint;
  const handle = (request: GatewayRequest) => endpoint.gateway.handle(request);
  const signed = (body: string, changes: Parameters<typeof signedRequest>[1] = {}) =>
    signedRequest(body, { now: clock.now(), ...changes });

  beforeAll(async () => {
    endpoint = await Ec2Endpoint.open({ clock });
  });
  afterAll(() => endpoint.close());

  test("the signature is that of AWS's test suite (get-vanilla)", () => {
    const request = plainRequest({
      method: "GET",
      headers: { host: "example.amazonaws.com", "x-amz-date": "20150830T123600Z" },
    });
    const signature = expectedSignature(
      { request, query: new Map() },
      {
        accessKeyId: "AKIDEXAMPLE",
        day: "20150830",
        region: "us-east-1",
        service: "service",
        signedHeaders: ["host", "x-amz-date"],
        signature: "",
        signedAt: "20150830T123600Z",
      },
      "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    );
    expect(signature).toBe("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  });

  test("a signed request is answered", () => {
    expect(handle(signed(describeRegions))).toMatchObject({ status: 200 });
  });

  test("any change of a signed request is noticed", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom("body", "host", "x-amz-date", "authorization"),
        (place, change, part) => {
          const request = signed(describeRegions);
          const original =
            part === "body" ? Buffer.from(request.body) : Buffer.from(request.headers.get(part)?.[0] ?? "");
          const changed = Buffer.from(original);
          const index = place % changed.length;
          changed[index] = (changed[index] ?? 0) ^ change;
          const text = changed.toString("latin1");
          const harmless =
            part === "authorization" && text.replace(/\s/g, "") === original.toString().replace(/\s/g, "");
          const altered =
            part === "body"
              ? { ...request, body: changed }
              : { ...request, headers: new Map([...request.headers, [part, [text]]]) };
          if (!harmless) expect(handle(altered).status).toBeGreaterThanOrEqual(400);
        },
      ),
      { seed: 41, numRuns: 400 },
    );
  });

  test("a wrong secret and an unknown key are AuthFailure with 401", () => {
    const wrong = signed(describeRegions);
    const header = wrong.headers.get("authorization")?.[0] ?? "";
    const withHeader = (text: string) =>
      handle({ ...wrong, headers: new Map([...wrong.headers, ["authorization", [text]]]) });
    const badSignature = withHeader(header.replace(/Signature=./, "Signature=x"));
    expect([badSignature.status, codeOf(badSignature)]).toEqual([401, "AuthFailure"]);
    const unknownKey = withHeader(header.replace(credentials.accessKeyId, "AKIAIOSFODNN7EXAMPLE"));
    expect([unknownKey.status, codeOf(unknownKey)]).toEqual([401, "AuthFailure"]);
    expect(unknownKey.body).toContain("AWS was not able to validate the provided access credentials");
    expect(unknownKey.body).toContain("drydock env");
  });

  test("STS has codes of its own", () => {
    const request = signed(getCallerIdentity, { service: "sts" });
    const header = request.headers.get("authorization")?.[0] ?? "";
    const withHeader = (text: string) =>
      handle({ ...request, headers: new Map([...request.headers, ["authorization", [text]]]) });
    expect(codeOf(withHeader(header.replace(/Signature=./, "Signature=x")))).toBe("SignatureDoesNotMatch");
    const unknownKey = withHeader(header.replace(credentials.accessKeyId, "AKIAIOSFODNN7EXAMPLE"));
    expect(codeOf(unknownKey)).toBe("InvalidClientTokenId");
    expect(unknownKey.body).toMatch(/^<\?xml[^>]*\?>\n<ErrorResponse /);
  });

  test.each([
    ["nothing", undefined, 403, "MissingAuthenticationToken"],
    ["another scheme", "Bearer abc", 400, "IncompleteSignature"],
    ["Signature Version 2", "AWS AKIA:abc", 400, "IncompleteSignature"],
    ["no fields", "AWS4-HMAC-SHA256 ", 400, "IncompleteSignature"],
    [
      "no host signed",
      "AWS4-HMAC-SHA256 Credential=AKIA/20260115/eu-west-1/ec2/aws4_request, SignedHeaders=x-amz-date, Signature=00",
      400,
      "IncompleteSignature",
    ],
    [
      "another day",
      "AWS4-HMAC-SHA256 Credential=AKIA/20260114/eu-west-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
      400,
      "IncompleteSignature",
    ],
    [
      "a short scope",
      "AWS4-HMAC-SHA256 Credential=AKIA/20260115/ec2, SignedHeaders=host;x-amz-date, Signature=00",
      400,
      "IncompleteSignature",
    ],
  ])("an Authorization header with %s is refused", (_, header, status, code) => {
    const request = plainRequest({
      body: describeRegions,
      headers: {
        "x-amz-date": "20260115T000000Z",
        ...(header === undefined ? {} : { authorization: header }),
      },
    });
    const response = handle(request);
    expect([response.status, codeOf(response)]).toEqual([status, code]);
  });

  test("a signature is good for five minutes, before and after", () => {
    const minutes = (count: number) => handle(signed(describeRegions, { now: clock.now() + count * 60_000 }));
    expect(minutes(-4.9).status).toBe(200);
    expect(minutes(4.9).status).toBe(200);
    expect(codeOf(minutes(-5.1))).toBe("RequestExpired");
    expect(codeOf(minutes(5.1))).toBe("RequestExpired");
  });

  test("the scope must name the service and a region", () => {
    expect(codeOf(handle(signed(describeRegions, { service: "sts" })))).toBe("IncompleteSignature");
    const elsewhere = handle(signed(describeRegions, { region: "mars-north-1" }));
    expect(codeOf(elsewhere)).toBe("AuthFailure");
    expect(elsewhere.body).toContain("valid region, not 'mars-north-1'");
  });

  test("a presigned URL is good until it expires, and only as it is", async () => {
    const query = {
      Action: "DescribeRegions",
      Version: "2016-11-15",
      "RegionName.1": "eu-west-1",
      RegionName: "",
      "Filter.1.Name": "endpoint",
      "Filter.1.Value.1": "*a b+c~(é)*",
    };
    const url = await presigned(query, new Date(clock.now()));
    expect(handle(url)).toMatchObject({ status: 200, body: expect.stringContaining("<regionInfo/>") });
    const other = { ...url, target: url.target.replace("RegionName.1=eu-west-1", "RegionName.1=eu-west-2") };
    expect(codeOf(handle(other))).toBe("AuthFailure");
    const old = await presigned(query, new Date(clock.now() - 301_000));
    expect(codeOf(handle(old))).toBe("RequestExpired");
    const forever = { ...url, target: url.target.replace("X-Amz-Expires=300", "X-Amz-Expires=999999") };
    expect(codeOf(handle(forever))).toBe("IncompleteSignature");
  });
});

describe("the SDK's own signature over HTTP", () => {
  test("is accepted, for EC2 and for STS", async () => {
    const endpoint = await Ec2Endpoint.open();
    try {
      const ec2 = await endpoint.client("us-east-1");
      const { Regions, $metadata } = await ec2.send(
        new DescribeRegionsCommand({ RegionNames: ["eu-west-2"] }),
      );
      expect(Regions).toEqual([
        {
          RegionName: "eu-west-2",
          Endpoint: "ec2.eu-west-2.amazonaws.com",
          OptInStatus: "opt-in-not-required",
        },
      ]);
      expect($metadata.requestId).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      const sts = await endpoint.stsClient();
      expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
        Account: credentials.accountId,
        Arn: `arn:aws:iam::${credentials.accountId}:user/drydock`,
        UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/),
      });
    } finally {
      await endpoint.close();
    }
  });
});
