import fc from "fast-check";
import type { ObjectValue } from "../../../provider/protocol/value";
import { crc32 } from "../../../provider/resources/crc32";
import { base64Once, launchRequest } from "../../../provider/resources/instance-launch";
import { userDataState } from "../../../provider/resources/instance-mapping";
import {
  blocksOf,
  describeTheSame,
  difference,
  permissionKey,
  permissionsOfBlock,
  permissionsOfGroup,
  requestPermissions,
} from "../../../provider/resources/security-group-permissions";
import { same } from "../../../provider/resources/values";
import { attachmentId } from "../../../provider/resources/volume-attachment";
import { checkNetwork } from "../../../schemas/rules/cidr";

const seed = 20261122;

/** A block of rules as Terraform sends it, null where unset. */
const ruleBlock = fc
  .record({
    protocol: fc.constantFrom("tcp", "6", "UDP", "17", "icmp", "-1", "all"),
    from_port: fc.nat(1000),
    to_port: fc.nat(1000),
    description: fc.option(fc.stringMatching(/^[a-z ]{1,8}$/), { nil: null }),
    self: fc.option(fc.boolean(), { nil: null }),
    cidr_blocks: fc.option(fc.uniqueArray(fc.constantFrom("10.0.0.0/8", "192.168.0.0/16", "0.0.0.0/0")), {
      nil: null,
    }),
    ipv6_cidr_blocks: fc.option(fc.uniqueArray(fc.constantFrom("::/0", "fd00::/8")), { nil: null }),
    prefix_list_ids: fc.option(fc.uniqueArray(fc.constantFrom("pl-1", "pl-2")), { nil: null }),
    security_groups: fc.option(fc.uniqueArray(fc.constantFrom("sg-1", "sg-2", "210987654321/sg-3")), {
      nil: null,
    }),
  })
  .map(
    (rule): ObjectValue =>
      ["-1", "all"].includes(rule.protocol) ? { ...rule, from_port: 0, to_port: 0 } : rule,
  );

describe("rules of a security group", () => {
  const keys = (permissions: ReturnType<typeof permissionsOfBlock>) =>
    [...new Set(permissions.map(permissionKey))].sort();

  it("come back from EC2 as they were sent, however blocks had grouped them", () => {
    fc.assert(
      fc.property(fc.array(ruleBlock, { maxLength: 4 }), (blocks) => {
        const wanted = blocks.flatMap(permissionsOfBlock);
        const sent = requestPermissions(difference(wanted, []), "sg-0");
        const listed = sent.map((permission) => ({
          ...permission,
          UserIdGroupPairs: permission.UserIdGroupPairs?.map((pair) => ({ UserId: "123456789012", ...pair })),
        }));
        expect(keys(permissionsOfGroup(listed, "sg-0", "123456789012"))).toEqual(keys(wanted));
      }),
      { seed },
    );
  });

  it("stay the blocks that they were, and describe all that is there", () => {
    fc.assert(
      fc.property(
        fc.array(ruleBlock, { maxLength: 4 }),
        fc.array(ruleBlock, { maxLength: 2 }),
        (known, foreign) => {
          const present = [...known, ...foreign].flatMap(permissionsOfBlock);
          const shown = blocksOf(present, known) as ObjectValue[];
          expect(keys(shown.flatMap(permissionsOfBlock))).toEqual(keys(present));
          for (const block of known)
            if (permissionsOfBlock(block).length > 0)
              expect(shown.some((other) => same(block, other))).toBe(true);
        },
      ),
      { seed },
    );
  });

  it("are the same in any order and spelling, and differ when a permission does", () => {
    fc.assert(
      fc.property(fc.array(ruleBlock, { maxLength: 4 }), ruleBlock, (blocks, other) => {
        const rewritten = [...blocks].reverse().map((block) => ({
          ...block,
          protocol: { tcp: "6", "6": "TCP", all: "-1" }[String(block.protocol)] ?? block.protocol,
          description: block.description ?? "",
          cidr_blocks: Array.isArray(block.cidr_blocks) ? [...block.cidr_blocks].reverse() : [],
        })) as ObjectValue[];
        expect(describeTheSame(blocks, rewritten)).toBe(true);
        expect(describeTheSame(blocks, [...rewritten, other])).toBe(false);
      }),
      { seed },
    );
  });

  it("differ by what is new or gone, nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(ruleBlock, { maxLength: 4 }),
        fc.array(ruleBlock, { maxLength: 4 }),
        (before, after) => {
          const [old, wanted] = [before, after].map((blocks) => blocks.flatMap(permissionsOfBlock)) as [
            ReturnType<typeof permissionsOfBlock>,
            ReturnType<typeof permissionsOfBlock>,
          ];
          const gone = new Set(keys(difference(old, wanted)));
          const kept = keys(old).filter((key) => !gone.has(key));
          expect([...kept, ...keys(difference(wanted, old))].sort()).toEqual(keys(wanted));
        },
      ),
      { seed },
    );
  });
});

describe("user data", () => {
  it("is kept as it was written while EC2 has the same, in either argument", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (text) => {
        const encoded = base64Once(text);
        expect(userDataState({ user_data: text }, encoded)).toEqual({
          user_data: text,
          user_data_base64: "",
        });
        expect(userDataState({ user_data_base64: encoded }, encoded)).toEqual({
          user_data: null,
          user_data_base64: encoded,
        });
      }),
      { seed },
    );
  });

  it("shows what someone else put there", () => {
    const present = Buffer.from("#!/bin/sh\n").toString("base64");
    expect(userDataState({ user_data: "old" }, present)).toEqual({
      user_data: "#!/bin/sh\n",
      user_data_base64: "",
    });
    expect(userDataState({}, undefined)).toEqual({ user_data: null, user_data_base64: "" });
  });
});

describe("a launch", () => {
  it("asks for nothing that was not asked for", () => {
    expect(launchRequest({ ami: "ami-1", instance_type: "t2.micro" }, undefined, "token")).toEqual({
      MinCount: 1,
      MaxCount: 1,
      ClientToken: "token",
      ImageId: "ami-1",
      InstanceType: "t2.micro",
    });
  });

  it("puts groups and addresses on the interface when there is one to describe", () => {
    const request = launchRequest(
      {
        ami: "ami-1",
        instance_type: "t3.micro",
        subnet_id: "subnet-1",
        private_ip: "10.0.0.9",
        vpc_security_group_ids: ["sg-1"],
        secondary_private_ips: ["10.0.0.10"],
        metadata_options: [{ http_endpoint: "disabled", http_tokens: "required" }],
        tags_all: { Name: "one" },
        volume_tags: { Name: "disk" },
      },
      undefined,
      "token",
    );
    expect(request).toMatchObject({
      CreditSpecification: { CpuCredits: "unlimited" },
      MetadataOptions: { HttpEndpoint: "disabled" },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: "subnet-1",
          Groups: ["sg-1"],
          PrivateIpAddress: "10.0.0.9",
          PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.10" }],
        },
      ],
      TagSpecifications: [
        { ResourceType: "instance", Tags: [{ Key: "Name", Value: "one" }] },
        { ResourceType: "volume", Tags: [{ Key: "Name", Value: "disk" }] },
      ],
    });
    expect(request.SecurityGroupIds).toBeUndefined();
    expect(request.SubnetId).toBeUndefined();
  });

  it("finds the root device under the name that the image's mapping has for it", () => {
    const planned = { ami: "ami-1", instance_type: "t2.micro", root_block_device: [{ volume_size: 9 }] };
    const image = { RootDeviceName: "/dev/sda1", BlockDeviceMappings: [{ DeviceName: "/dev/sda", Ebs: {} }] };
    expect(launchRequest(planned, image, "token").BlockDeviceMappings).toEqual([
      { DeviceName: "/dev/sda", Ebs: { DeleteOnTermination: true, VolumeSize: 9 } },
    ]);
  });
});

it.each([
  ["0.0.0.0/0", undefined],
  ["10.0.0.5/32", undefined],
  ["255.255.255.255/1", "128.0.0.0/1"],
  ["10.0.0.5/8", "10.0.0.0/8"],
  ["192.168.77.1/20", "192.168.64.0/20"],
])("%s is a network, or means %s", (cidr, meant) => {
  expect(checkNetwork(cidr).map(({ message }) => /did you mean "([^"]+)"/.exec(message)?.[1])).toEqual(
    meant === undefined ? [] : [meant],
  );
});

it("makes hashicorp/aws's ids of attachments", () => {
  // The check value of the CRC-32 catalogue
  expect(crc32("123456789")).toBe(0xcbf43926);
  const key = { deviceName: "/dev/sdh", instanceId: "i-0123", volumeId: "vol-0123" };
  expect(attachmentId(key)).toBe(`vai-${crc32("/dev/sdh-i-0123-vol-0123-")}`);
});
