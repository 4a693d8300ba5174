import { generateKeyPairSync, randomBytes, verify } from "node:crypto";
import type { HttpRequest } from "../../../local-hypervisor/metadata/http/messages";
import { createInstanceIdentity } from "../../../local-hypervisor/metadata/identity/instance-identity";
import type { InstanceMetadata, MetadataOptions } from "../../../local-hypervisor/metadata/instance-metadata";
import { respond } from "../../../local-hypervisor/metadata/respond";
import { SessionTokens } from "../../../local-hypervisor/metadata/session-token";
import { metadataVersions } from "../../../local-hypervisor/metadata/tree/root";
import { fullMetadata, plainMetadata } from "../../support/instance-metadata";

const now = Date.UTC(2026, 0, 15);
const tokens = new SessionTokens(randomBytes(32), randomBytes);
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const identity = createInstanceIdentity(privateKey);

function ask(
  metadata: InstanceMetadata,
  path: string,
  options: { method?: string; headers?: Record<string, string>; now?: number; signed?: boolean } = {},
) {
  const request: HttpRequest = {
    method: options.method ?? "GET",
    path,
    headers: new Map(Object.entries(options.headers ?? {})),
    body: new Uint8Array(0),
    keepAlive: true,
  };
  const signing = options.signed ? { identity } : {};
  const response = respond(request, metadata, { tokens, now: options.now ?? now, ...signing });
  return { ...response, text: Buffer.from(response.body).toString() };
}

const putToken = (metadata: InstanceMetadata, headers: Record<string, string>, path = "/latest/api/token") =>
  ask(metadata, path, { method: "PUT", headers });
const ttl = (seconds: string) => ({ "x-aws-ec2-metadata-token-ttl-seconds": seconds });
const withOptions = (options: Partial<MetadataOptions>): InstanceMetadata => ({
  ...fullMetadata,
  options: { ...fullMetadata.options, ...options },
});

/** Every path below `path` that listings lead to, by the rules that cloud-init crawls by */
function crawl(metadata: InstanceMetadata, path: string, signed = false): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const name of ask(metadata, path, { signed }).text.split("\n")) {
    const [key = "", keyName] = name.split("=");
    if (name === "") continue;
    if (keyName !== undefined) {
      leaves.set(`${path}${key}/openssh-key`, ask(metadata, `${path}${key}/openssh-key`).text);
    } else if (name.endsWith("/")) {
      for (const [below, text] of crawl(metadata, `${path}${name}`, signed)) leaves.set(below, text);
    } else {
      const response = ask(metadata, `${path}${name}`, { signed });
      expect({ path: `${path}${name}`, status: response.status }).toEqual({
        path: `${path}${name}`,
        status: 200,
      });
      leaves.set(`${path}${name}`, response.text);
    }
  }
  return leaves;
}

describe("session tokens", () => {
  test.each(["1", "21600"])("a token for %s seconds", (seconds) => {
    const response = putToken(fullMetadata, ttl(seconds));
    expect(response.status).toBe(200);
    expect(response.text).toMatch(/^[A-Za-z0-9+/]{56}$/);
    expect(response.headers["X-Aws-Ec2-Metadata-Token-Ttl-Seconds"]).toBe(seconds);
  });

  test.each(["0", "21601", "-1", "1.5", "1e3", "abc", "", "99999999999"])(
    "a time to live of %p is refused",
    (seconds) => {
      expect(putToken(fullMetadata, ttl(seconds)).status).toBe(400);
    },
  );

  test("a missing time to live is refused", () => {
    expect(putToken(fullMetadata, {}).status).toBe(400);
  });

  test("a request that came through a proxy is refused", () => {
    expect(putToken(fullMetadata, { ...ttl("60"), "x-forwarded-for": "10.0.0.1" }).status).toBe(403);
  });

  test("a dated path is refused", () => {
    expect(putToken(fullMetadata, ttl("60"), "/2021-03-23/api/token").status).toBe(403);
    expect(putToken(fullMetadata, ttl("60"), "/1.0/meta-data/").status).toBe(403);
  });

  test("the answer carries the instance's hop limit, other answers none", () => {
    expect(putToken(withOptions({ httpPutResponseHopLimit: 3 }), ttl("60")).hopLimit).toBe(3);
    expect(ask(fullMetadata, "/latest/meta-data/").hopLimit).toBeUndefined();
  });

  test("is good until it expires, and only for its instance", () => {
    const token = putToken(plainMetadata, ttl("60")).text;
    const status = (metadata: InstanceMetadata, at: number, value = token) =>
      ask(metadata, "/latest/meta-data/instance-id", {
        headers: { "x-aws-ec2-metadata-token": value },
        now: at,
      }).status;
    expect(status(plainMetadata, now)).toBe(200);
    expect(status(plainMetadata, now + 59_999)).toBe(200);
    expect(status(plainMetadata, now + 60_000)).toBe(401);
    expect(status(fullMetadata, now)).toBe(401);
    for (let place = 0; place < token.length; place += 1) {
      const forged = `${token.slice(0, place)}${token[place] === "A" ? "B" : "A"}${token.slice(place + 1)}`;
      expect(status(plainMetadata, now, forged)).toBe(401);
    }
    expect(status(plainMetadata, now, `${token} `)).toBe(401);
    expect(status(plainMetadata, now, "")).toBe(401);
  });

  test("of another key is not valid", () => {
    const other = new SessionTokens(randomBytes(32), randomBytes).issue(
      fullMetadata.instanceId,
      now + 60_000,
    );
    const headers = { "x-aws-ec2-metadata-token": other };
    expect(ask(fullMetadata, "/latest/meta-data/", { headers }).status).toBe(401);
  });
});

describe("who may read", () => {
  test("without a token: when tokens are optional", () => {
    expect(ask(withOptions({ httpTokens: "optional" }), "/latest/meta-data/").status).toBe(200);
    expect(ask(withOptions({ httpTokens: "required" }), "/latest/meta-data/").status).toBe(401);
    expect(ask(withOptions({ httpTokens: "required" }), "/latest/no-such-thing").status).toBe(401);
  });

  test("nobody, when the endpoint is disabled", () => {
    const disabled = withOptions({ httpEndpoint: "disabled" });
    expect(ask(disabled, "/latest/meta-data/").status).toBe(403);
    expect(putToken(disabled, ttl("60")).status).toBe(403);
  });

  test.each(["POST", "DELETE", "OPTIONS", "PATCH", "BREW"])("%s is not allowed", (method) => {
    expect(ask(fullMetadata, "/latest/meta-data/", { method }).status).toBe(405);
  });

  test("GET of the token's path and PUT of another are not allowed", () => {
    expect(ask(fullMetadata, "/latest/api/token")).toMatchObject({ status: 405, headers: { Allow: "PUT" } });
    expect(putToken(fullMetadata, ttl("60"), "/latest/meta-data/").status).toBe(405);
  });
});

describe("the tree", () => {
  test("every listed leaf answers, with every kind of data", () => {
    const leaves = crawl(fullMetadata, "/latest/meta-data/");
    const mac = "/latest/meta-data/network/interfaces/macs/02:00:00:00:00:05";
    const second = "/latest/meta-data/network/interfaces/macs/06:00:00:00:00:07";
    expect(Object.fromEntries(leaves)).toEqual({
      "/latest/meta-data/ami-id": "ami-0123456789abcdef0",
      "/latest/meta-data/ami-launch-index": "2",
      "/latest/meta-data/ami-manifest-path": "(unknown)",
      "/latest/meta-data/block-device-mapping/ami": "/dev/xvda",
      "/latest/meta-data/block-device-mapping/root": "/dev/xvda",
      "/latest/meta-data/block-device-mapping/ebs1": "sdf",
      "/latest/meta-data/block-device-mapping/ebs2": "sdg",
      "/latest/meta-data/block-device-mapping/ephemeral0": "sdb",
      "/latest/meta-data/block-device-mapping/swap": "sdc",
      "/latest/meta-data/events/maintenance/history": "[]",
      "/latest/meta-data/events/maintenance/scheduled": "[]",
      "/latest/meta-data/hostname": "ip-172-31-16-5.eu-west-1.compute.internal",
      "/latest/meta-data/instance-action": "none",
      "/latest/meta-data/instance-id": "i-0123456789abcdef0",
      "/latest/meta-data/instance-life-cycle": "on-demand",
      "/latest/meta-data/instance-type": "t2.micro",
      "/latest/meta-data/kernel-id": "aki-01234567",
      "/latest/meta-data/local-hostname": "ip-172-31-16-5.eu-west-1.compute.internal",
      "/latest/meta-data/local-ipv4": "172.31.16.5",
      "/latest/meta-data/mac": "02:00:00:00:00:05",
      [`${mac}/device-number`]: "0",
      [`${mac}/interface-id`]: "eni-0123456789abcdef0",
      [`${mac}/ipv4-associations/127.64.0.9`]: "172.31.16.5",
      [`${mac}/ipv4-associations/127.64.0.10`]: "172.31.16.6",
      [`${mac}/local-hostname`]: "ip-172-31-16-5.eu-west-1.compute.internal",
      [`${mac}/local-ipv4s`]: "172.31.16.5\n172.31.16.6",
      [`${mac}/mac`]: "02:00:00:00:00:05",
      [`${mac}/network-card`]: "0",
      [`${mac}/network-card-index`]: "0",
      [`${mac}/owner-id`]: "123456789012",
      [`${mac}/public-hostname`]: "ec2-127-64-0-9.eu-west-1.compute.amazonaws.com",
      [`${mac}/public-ipv4s`]: "127.64.0.9\n127.64.0.10",
      [`${mac}/security-group-ids`]: "sg-0123456789abcdef0\nsg-0123456789abcdef1",
      [`${mac}/security-groups`]: "web\ndefault",
      [`${mac}/subnet-id`]: "subnet-0123456789abcdef0",
      [`${mac}/subnet-ipv4-cidr-block`]: "172.31.16.0/20",
      [`${mac}/vpc-id`]: "vpc-0123456789abcdef0",
      [`${mac}/vpc-ipv4-cidr-block`]: "172.31.0.0/16",
      [`${mac}/vpc-ipv4-cidr-blocks`]: "172.31.0.0/16\n10.0.0.0/16",
      [`${second}/device-number`]: "1",
      [`${second}/interface-id`]: "eni-0123456789abcdef1",
      [`${second}/local-hostname`]: "ip-172-31-16-7.eu-west-1.compute.internal",
      [`${second}/local-ipv4s`]: "172.31.16.7",
      [`${second}/mac`]: "06:00:00:00:00:07",
      [`${second}/network-card`]: "0",
      [`${second}/network-card-index`]: "0",
      [`${second}/owner-id`]: "123456789012",
      [`${second}/security-group-ids`]: "sg-0123456789abcdef1",
      [`${second}/security-groups`]: "default",
      [`${second}/subnet-id`]: "subnet-0123456789abcdef0",
      [`${second}/subnet-ipv4-cidr-block`]: "172.31.16.0/20",
      [`${second}/vpc-id`]: "vpc-0123456789abcdef0",
      [`${second}/vpc-ipv4-cidr-block`]: "172.31.0.0/16",
      [`${second}/vpc-ipv4-cidr-blocks`]: "172.31.0.0/16\n10.0.0.0/16",
      "/latest/meta-data/placement/availability-zone": "eu-west-1a",
      "/latest/meta-data/placement/availability-zone-id": "euw1-az1",
      "/latest/meta-data/placement/group-name": "together",
      "/latest/meta-data/placement/host-id": "h-0123456789abcdef0",
      "/latest/meta-data/placement/partition-number": "3",
      "/latest/meta-data/placement/region": "eu-west-1",
      "/latest/meta-data/product-codes": "abc\ndef",
      "/latest/meta-data/public-hostname": "ec2-127-64-0-9.eu-west-1.compute.amazonaws.com",
      "/latest/meta-data/public-ipv4": "127.64.0.9",
      "/latest/meta-data/public-keys/0/openssh-key": "ssh-ed25519 AAAAC3Nz my-key\n",
      "/latest/meta-data/ramdisk-id": "ari-01234567",
      "/latest/meta-data/reservation-id": "r-0123456789abcdef0",
      "/latest/meta-data/security-groups": "web\ndefault",
      "/latest/meta-data/services/domain": "amazonaws.com",
      "/latest/meta-data/services/partition": "aws",
      "/latest/meta-data/tags/instance/Name": "server",
    });
  });

  test("what an instance does not have is neither listed nor answered", () => {
    const open = { ...plainMetadata, options: { ...plainMetadata.options, httpTokens: "optional" as const } };
    const listed = [...crawl(open, "/latest/meta-data/").keys()].join("\n");
    const absent = [
      "kernel-id",
      "public-ipv4",
      "public-hostname",
      "public-keys/",
      "public-keys/0/openssh-key",
      "product-codes",
      "tags/instance/Name",
      "network/interfaces/macs/",
      "placement/group-name",
      "block-device-mapping/ebs1",
      "iam/info",
      "spot/instance-action",
      "mac",
    ];
    for (const path of absent) {
      expect(ask(open, `/latest/meta-data/${path}`).status).toBe(404);
      expect(listed).not.toContain(`/latest/meta-data/${path}`);
    }
    expect(ask(open, "/latest/user-data").status).toBe(404);
    expect(ask(open, "/latest/").text).toBe("dynamic\nmeta-data");
  });

  test("listings are as EC2 formats them", () => {
    expect(ask(fullMetadata, "/latest/").text).toBe("dynamic\nmeta-data\nuser-data");
    expect(ask(fullMetadata, "/latest/meta-data/public-keys/").text).toBe("0=my-key");
    expect(ask(fullMetadata, "/latest/meta-data/public-keys/0/").text).toBe("openssh-key");
    expect(ask(fullMetadata, "/latest/meta-data/network/interfaces/macs/").text).toBe(
      "02:00:00:00:00:05/\n06:00:00:00:00:07/",
    );
    expect(ask(fullMetadata, "/latest/meta-data").text).toBe(ask(fullMetadata, "/latest/meta-data/").text);
    expect(ask(fullMetadata, "/").text.split("\n")).toEqual([...metadataVersions]);
  });

  test.each(metadataVersions)("version %s shows the tree, and every listed leaf answers", (version) => {
    expect(ask(fullMetadata, `/${version}/meta-data/instance-id`).text).toBe("i-0123456789abcdef0");
    const latest = crawl(fullMetadata, "/latest/meta-data/");
    for (const [path, text] of crawl(fullMetadata, `/${version}/meta-data/`))
      expect(latest.get(path.replace(`/${version}/`, "/latest/"))).toBe(text);
  });

  test.each([
    ["1.0", "meta-data/local-hostname", "2007-01-19"],
    ["2007-10-10", "meta-data/block-device-mapping/ami", "2007-12-15"],
    ["2008-02-01", "meta-data/instance-action", "2008-09-01"],
    ["2008-09-01", "dynamic/instance-identity/document", "2009-04-04"],
    ["2009-04-04", "meta-data/network/interfaces/macs/02:00:00:00:00:05/device-number", "2011-01-01"],
    ["2014-11-05", "meta-data/services/partition", "2015-10-20"],
    ["2016-04-19", "meta-data/network/interfaces/macs/02:00:00:00:00:05/vpc-ipv4-cidr-blocks", "2016-06-30"],
    ["2018-03-28", "meta-data/events/maintenance/scheduled", "2018-08-17"],
    ["2018-09-24", "meta-data/placement/region", "2019-10-01"],
    ["2021-01-03", "meta-data/tags/instance/Name", "2021-03-23"],
  ])("version %s is without %s, which came with %s", (before, path, since) => {
    expect(ask(fullMetadata, `/${before}/${path}`).status).toBe(404);
    expect(ask(fullMetadata, `/${since}/${path}`).status).toBe(200);
    const parent = (version: string) => {
      const segments = `/${version}/${path}`.split("/");
      const name = segments.pop() as string;
      return ask(fullMetadata, `${segments.join("/")}/`)
        .text.split("\n")
        .includes(name);
    };
    expect([parent(before), parent(since)]).toEqual([false, true]);
  });

  test("the first version lists what it had, without categories that are all younger", () => {
    expect(ask(fullMetadata, "/1.0/").text).toBe("meta-data\nuser-data");
    expect(ask(fullMetadata, "/1.0/meta-data/").text.split("\n")).toEqual([
      "ami-id",
      "ami-launch-index",
      "ami-manifest-path",
      "hostname",
      "instance-id",
      "local-ipv4",
      "public-keys/",
      "reservation-id",
      "security-groups",
    ]);
  });

  test("monitoring is under dynamic", () => {
    expect(ask(fullMetadata, "/latest/dynamic/fws/instance-monitoring").text).toBe("enabled");
  });

  test.each([
    "/2021-03-24/meta-data/",
    "/latest/nothing",
    "/latest/meta-data/instance-id/below",
    "/latest/meta-data/../user-data",
    "/latest/meta-data/__proto__",
    "/latest/meta-data/constructor",
    "/latest/meta-data/children/instance-id",
    "/favicon.ico",
  ])("%s does not exist", (path) => expect(ask(fullMetadata, path).status).toBe(404));

  test("a broken encoding is a bad request", () => {
    expect(ask(fullMetadata, "/latest/%zz").status).toBe(400);
  });

  test("user data comes back byte for byte", () => {
    const userData = Uint8Array.from({ length: 256 }, (_, index) => index);
    const response = ask({ ...fullMetadata, userData }, "/latest/user-data");
    expect([response.status, Buffer.from(response.body)]).toEqual([200, Buffer.from(userData)]);
  });

  test("partitions other than the commercial one", () => {
    const inRegion = (region: string) => ({
      ...fullMetadata,
      placement: { ...fullMetadata.placement, region },
    });
    expect(ask(inRegion("cn-north-1"), "/latest/meta-data/services/domain").text).toBe("amazonaws.com.cn");
    expect(ask(inRegion("us-gov-west-1"), "/latest/meta-data/services/partition").text).toBe("aws-us-gov");
  });
});

describe("the identity document", () => {
  test("has EC2's keys and values", () => {
    const { text } = ask(fullMetadata, "/latest/dynamic/instance-identity/document");
    expect(JSON.parse(text)).toEqual({
      accountId: "123456789012",
      architecture: "i386",
      availabilityZone: "eu-west-1a",
      billingProducts: null,
      devpayProductCodes: null,
      marketplaceProductCodes: null,
      imageId: "ami-0123456789abcdef0",
      instanceId: "i-0123456789abcdef0",
      instanceType: "t2.micro",
      kernelId: "aki-01234567",
      pendingTime: "2026-01-15T01:02:03Z",
      privateIp: "172.31.16.5",
      ramdiskId: "ari-01234567",
      region: "eu-west-1",
      version: "2017-09-30",
    });
    expect(text).toContain('\n  "accountId" : "123456789012",\n');
  });

  test("is signed by the daemon's key, or has no signature", () => {
    expect([...crawl(fullMetadata, "/latest/dynamic/instance-identity/").keys()]).toEqual([
      "/latest/dynamic/instance-identity/document",
    ]);
    const signed = crawl(fullMetadata, "/latest/dynamic/instance-identity/", true);
    expect([...signed.keys()].map((path) => path.split("/").at(-1))).toEqual([
      "document",
      "pkcs7",
      "rsa2048",
      "signature",
    ]);
    const document = signed.get("/latest/dynamic/instance-identity/document") as string;
    const signature = signed.get("/latest/dynamic/instance-identity/signature") as string;
    expect(verify("sha256", Buffer.from(document), publicKey, Buffer.from(signature, "base64"))).toBe(true);
    expect(verify("sha256", Buffer.from(`${document} `), publicKey, Buffer.from(signature, "base64"))).toBe(
      false,
    );
  });
});
