import fc from "fast-check";
import {
  dataSourceSchema,
  dataSourceTypes,
  type JsonSchema,
  providerConfigurationSchema,
  type ResourceType,
  resourceSchema,
  resourceTypes,
  validateDataSource,
  validateProviderConfiguration,
  validateResource,
  volumeTypes,
} from "../../schemas";

const image = "ami-0123456789abcdef0";
const group = "sg-0123456789abcdef0";

describe("validateResource accepts", () => {
  test.each<[ResourceType, Record<string, unknown>]>([
    ["aws_instance", { ami: image, instance_type: "t3.micro" }],
    [
      "aws_instance",
      { ami: "resolve:ssm:/aws/service/debian/release/12/latest/amd64", instance_type: "t3.micro" },
    ],
    ["aws_instance", { launch_template: [{ id: "lt-0123456789abcdef0", version: "$Latest" }] }],
    [
      "aws_instance",
      {
        ami: image,
        instance_type: "t3.micro",
        key_name: "lab",
        user_data: "#!/bin/sh\necho hello\n",
        vpc_security_group_ids: [group],
        root_block_device: [
          { volume_size: 8, volume_type: "gp3", iops: 3000, throughput: 125, encrypted: true },
        ],
        ebs_block_device: [
          { device_name: "/dev/sdf", volume_size: 8, volume_type: "gp3" },
          { device_name: "/dev/sdg", snapshot_id: "snap-0123456789abcdef0" },
        ],
        metadata_options: [{ http_tokens: "required", http_put_response_hop_limit: 2 }],
        tags: { Name: "server" },
        timeouts: { create: "10m", delete: "1h30m" },
      },
    ],
    ["aws_ebs_volume", { availability_zone: "eu-west-1a", size: 8 }],
    [
      "aws_ebs_volume",
      { availability_zone: "eu-west-1a", snapshot_id: "snap-0123456789abcdef0", type: "io2", iops: 500 },
    ],
    [
      "aws_volume_attachment",
      { device_name: "/dev/sdf", instance_id: "i-0123456789abcdef0", volume_id: "vol-01234567" },
    ],
    ["aws_security_group", { name: "web", description: "HTTP", vpc_id: "vpc-0123456789abcdef0" }],
    [
      "aws_security_group",
      {
        name_prefix: "web-",
        ingress: [
          {
            protocol: "tcp",
            from_port: 80,
            to_port: 80,
            cidr_blocks: ["0.0.0.0/0"],
            self: true,
            description: "",
          },
        ],
        egress: [{ protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] }],
      },
    ],
    [
      "aws_vpc_security_group_ingress_rule",
      { security_group_id: group, ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "10.0.0.0/8" },
    ],
    [
      "aws_vpc_security_group_egress_rule",
      { security_group_id: group, ip_protocol: "-1", referenced_security_group_id: group },
    ],
  ])("%s %o", (type, value) => {
    expect(validateResource(type, value, { complete: true })).toEqual([]);
  });

  test("null, empty and zero for what hashicorp/aws takes for unset", () => {
    const value = {
      ami: image,
      instance_type: "t3.micro",
      key_name: "",
      subnet_id: "",
      tenancy: "",
      private_ip: null,
      launch_template: [],
      network_interface: [],
      timeouts: null,
      tags: null,
      root_block_device: [{ volume_size: 0, iops: 0, throughput: null, volume_type: "" }],
    };
    expect(validateResource("aws_instance", value)).toEqual([]);
  });

  test.each(["30s", "1h30m", "1.5h", ".5s", "0", "-1m"])("%j as a duration, as Go reads it", (create) => {
    expect(validateResource("aws_instance", { timeouts: { create } })).toEqual([]);
  });

  test("integers that came as bigint", () => {
    expect(validateResource("aws_ebs_volume", { availability_zone: "eu-west-1a", size: 8n })).toEqual([]);
  });

  test("absent attributes, which may be known later", () => {
    for (const type of resourceTypes) expect(validateResource(type, {})).toEqual([]);
    expect(validateResource("aws_vpc_security_group_ingress_rule", { ip_protocol: "tcp" })).toEqual([]);
    expect(validateResource("aws_ebs_volume", { type: "io1" })).toEqual([]);
    expect(validateResource("aws_ebs_volume", { type: "gp3", throughput: 1000 })).toEqual([]);
    expect(validateResource("aws_instance", { root_block_device: [{ volume_type: "io2" }] })).toEqual([]);
  });

  test("tokens, wherever they stand", () => {
    class Token {
      readonly later = true;
    }
    const value = {
      ami: new Token(),
      instance_type: "t3.micro",
      vpc_security_group_ids: [new Token(), group],
      root_block_device: [{ volume_size: new Token(), volume_type: "st1x", iops: undefined }],
    };
    expect(validateResource("aws_instance", value)).toMatchObject([
      { code: "UnknownVolumeType", path: ["root_block_device", 0, "volume_type"] },
    ]);
  });
});

describe("validateResource refuses", () => {
  test.each<[ResourceType, Record<string, unknown>, string, string, (string | number)[]]>([
    [
      "aws_instance",
      { ami: "ami-1", instance_type: "t3.micro" },
      "InvalidAMIID.Malformed",
      'Invalid id: "ami-1" (expecting "ami-...")',
      ["ami"],
    ],
    [
      "aws_instance",
      { ami: null, instance_type: "t3.micro", launch_template: [] },
      "MissingParameter",
      "The request must contain the parameter ImageId",
      ["ami"],
    ],
    [
      "aws_instance",
      { ami: image, instance_type: null, launch_template: null },
      "MissingParameter",
      "The request must contain the parameter InstanceType",
      ["instance_type"],
    ],
    [
      "aws_instance",
      { instance_type: "t9.micro" },
      "InvalidParameterValue",
      "Invalid value 't9.micro' for InstanceType.",
      ["instance_type"],
    ],
    [
      "aws_instance",
      { instance_type: "m3.medium", availability_zone: "eu-west-2a" },
      "Unsupported",
      "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
      ["instance_type"],
    ],
    [
      "aws_instance",
      { tenancy: "shared" },
      "InvalidParameterValue",
      "Value (shared) for parameter tenancy is invalid. Expecting one of: default, dedicated, host.",
      ["tenancy"],
    ],
    [
      "aws_instance",
      { monitoring: "yes" },
      "InvalidParameterValue",
      "Value (yes) for parameter monitoring is invalid. Expecting boolean.",
      ["monitoring"],
    ],
    [
      "aws_instance",
      { user_data: "é".repeat(8193) },
      "InvalidUserData.Malformed",
      "User data is limited to 16384 bytes",
      ["user_data"],
    ],
    [
      "aws_instance",
      { user_data_base64: "#!/bin/sh" },
      "InvalidParameterValue",
      "Invalid BASE64 encoding of user data",
      ["user_data_base64"],
    ],
    [
      "aws_instance",
      { vpc_security_group_ids: [group, "web"] },
      "InvalidGroupId.Malformed",
      'Invalid id: "web" (expecting "sg-...")',
      ["vpc_security_group_ids", 1],
    ],
    [
      "aws_instance",
      { user_data: "a", user_data_base64: "YQ==" },
      "InvalidParameterCombination",
      "The parameter user_data cannot be used with the parameter user_data_base64",
      ["user_data_base64"],
    ],
    [
      "aws_instance",
      {
        network_interface: [{ device_index: 0, network_interface_id: "eni-0123456789abcdef0" }],
        vpc_security_group_ids: [group],
      },
      "InvalidParameterCombination",
      "Network interfaces and an instance-level security groups may not be specified on the same request",
      ["vpc_security_group_ids"],
    ],
    [
      "aws_instance",
      { root_block_device: [{ volume_type: "st1", volume_size: 125 }] },
      "BootForVolumeTypeUnsupported",
      "The volume type st1 is not supported as a boot volume.",
      ["root_block_device", 0, "volume_type"],
    ],
    [
      "aws_instance",
      { ebs_block_device: [{ device_name: "/dev/sdf", volume_type: "gp2", iops: 3000 }] },
      "InvalidParameterCombination",
      "The parameter iops is not supported for gp2 volumes.",
      ["ebs_block_device", 0, "iops"],
    ],
    [
      "aws_instance",
      { ebs_block_device: [{ device_name: "/dev/sdf" }, { device_name: "/dev/xvdf" }] },
      "InvalidBlockDeviceMapping",
      "Invalid device name /dev/xvdf",
      ["ebs_block_device"],
    ],
    [
      "aws_instance",
      { metadata_options: [{ http_put_response_hop_limit: 65 }] },
      "InvalidParameterValue",
      "Value (65) for parameter http_put_response_hop_limit is invalid. Expecting a value of at most 64.",
      ["metadata_options", 0, "http_put_response_hop_limit"],
    ],
    [
      "aws_instance",
      { root_block_device: [{}, {}] },
      "InvalidParameterValue",
      "No more than 1 root_block_device may be given",
      ["root_block_device"],
    ],
    [
      "aws_instance",
      { timeouts: { create: "ten minutes" } },
      "InvalidParameterValue",
      "Value (ten minutes) is invalid. Expected a duration.",
      ["timeouts", "create"],
    ],
    ["aws_instance", { amy: image }, "UnknownParameter", "The parameter amy is not recognized", ["amy"]],
    [
      "aws_ebs_volume",
      { availability_zone: null, size: 8 },
      "MissingParameter",
      "The request must contain the parameter availability_zone",
      ["availability_zone"],
    ],
    [
      "aws_ebs_volume",
      { size: null, snapshot_id: null },
      "MissingParameter",
      "The request must contain the parameter size/snapshot",
      ["size"],
    ],
    [
      "aws_ebs_volume",
      { size: 8, type: null, iops: 3000 },
      "InvalidParameterCombination",
      "The parameter iops is not supported for gp2 volumes.",
      ["iops"],
    ],
    [
      "aws_ebs_volume",
      { size: 8, type: "io1", iops: null },
      "InvalidParameterCombination",
      "The parameter iops must be specified for io1 volumes.",
      ["iops"],
    ],
    [
      "aws_ebs_volume",
      { size: 100000 },
      "InvalidParameterValue",
      "Value (100000) for parameter size is invalid. Expecting a value of at most 65536.",
      ["size"],
    ],
    [
      "aws_volume_attachment",
      { volume_id: "disk" },
      "InvalidParameterValue",
      "Value (disk) for parameter volumeId is invalid. Expected: 'vol-...'.",
      ["volume_id"],
    ],
    [
      "aws_volume_attachment",
      { device_name: "/dev/nvme1n1" },
      "InvalidParameterValue",
      "Value (/dev/nvme1n1) for parameter device is invalid. /dev/nvme1n1 is not a valid EBS device name.",
      ["device_name"],
    ],
    [
      "aws_key_pair",
      { public_key: "ssh-dss AAAA" },
      "InvalidKey.Format",
      "Key is not in valid OpenSSH public key format",
      ["public_key"],
    ],
    [
      "aws_security_group",
      { name: "sg-web" },
      "InvalidParameterValue",
      "Value (sg-web) for parameter GroupName is invalid. Group names may not be in the format sg-*.",
      ["name"],
    ],
    [
      "aws_security_group",
      { ingress: [{ protocol: "tcp", from_port: 80, to_port: null }] },
      "InvalidParameterValue",
      "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
      ["ingress", 0, "to_port"],
    ],
    [
      "aws_security_group",
      { egress: [{ cidr_blocks: ["0.0.0.0"] }] },
      "InvalidParameterValue",
      "CIDR block 0.0.0.0 is malformed",
      ["egress", 0, "cidr_blocks", 0],
    ],
    [
      "aws_vpc_security_group_ingress_rule",
      { ip_protocol: "tcp", from_port: null, to_port: null },
      "InvalidParameterValue",
      "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
      ["from_port"],
    ],
    [
      "aws_vpc_security_group_ingress_rule",
      { ip_protocol: "tpc" },
      "InvalidParameterValue",
      "Invalid value 'tpc' for IP protocol. Unknown protocol.",
      ["ip_protocol"],
    ],
    [
      "aws_vpc_security_group_egress_rule",
      { cidr_ipv4: "0.0.0.0/0", cidr_ipv6: "::/0" },
      "InvalidParameterCombination",
      "The parameter cidr_ipv4 cannot be used with the parameter cidr_ipv6",
      ["cidr_ipv6"],
    ],
    [
      "aws_vpc_security_group_egress_rule",
      { cidr_ipv4: null, cidr_ipv6: null, prefix_list_id: null, referenced_security_group_id: null },
      "MissingParameter",
      "The request must contain the parameter CidrIpv4",
      ["cidr_ipv4"],
    ],
    [
      "aws_instance",
      { tags: { "aws:name": "x" } },
      "InvalidParameterValue",
      "Tag keys starting with 'aws:' are reserved for internal use",
      ["tags", "aws:name"],
    ],
  ])("%s %o", (type, value, code, message, path) => {
    const problems = validateResource(type, value);
    expect(
      problems.map((problem) => ({ code: problem.code, message: problem.message, path: problem.path })),
    ).toEqual([{ code, message, path }]);
    expect(problems[0]?.fix).toMatch(/\.$/);
  });

  test("what is missing, when everything is known", () => {
    expect(validateResource("aws_key_pair", {}, { complete: true })).toMatchObject([
      { code: "MissingParameter", path: ["public_key"] },
    ]);
    expect(
      validateResource("aws_ebs_volume", { availability_zone: "eu-west-1a" }, { complete: true }),
    ).toMatchObject([
      { code: "MissingParameter", message: "The request must contain the parameter size/snapshot" },
    ]);
  });

  test("a value that is no object at all", () => {
    expect(validateResource("aws_key_pair", "key")).toMatchObject([
      { code: "InvalidParameterValue", path: [] },
    ]);
    expect(validateResource("aws_key_pair", null)).toMatchObject([
      { code: "InvalidParameterValue", path: [] },
    ]);
  });
});

test("data sources and the provider block are validated too", () => {
  expect(
    validateDataSource("aws_ami", {
      owners: ["self"],
      most_recent: true,
      filter: [{ name: "name", values: ["debian-*"] }],
    }),
  ).toEqual([]);
  expect(validateDataSource("aws_ami", { filter: [{ name: "name", values: null }] })).toMatchObject([
    { code: "MissingParameter", path: ["filter", 0, "values"] },
  ]);
  expect(validateDataSource("aws_vpc", { default: true })).toEqual([]);
  expect(
    validateProviderConfiguration({ region: "eu-west-1", endpoints: [{ ec2: "http://127.0.0.1:1" }] }),
  ).toEqual([]);
  expect(validateProviderConfiguration({ regoin: "eu-west-1" })).toMatchObject([
    { code: "UnknownParameter" },
  ]);
});

describe("any value at all", () => {
  const named = (schema: Pick<JsonSchema, "properties">) =>
    fc.constantFrom(...Object.keys(schema.properties ?? {}));
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 3 });

  test.each(resourceTypes)("gets problems or none, but no crash: %s", (type) => {
    fc.assert(
      fc.property(fc.dictionary(named(resourceSchema(type)), anything), fc.boolean(), (value, complete) => {
        for (const { code, message, path } of validateResource(type, value, { complete })) {
          expect(code).not.toBe("");
          expect(message).not.toBe("");
          expect(Array.isArray(path)).toBe(true);
        }
      }),
      { seed: 8, numRuns: 400 },
    );
  });
});

describe("the schemas", () => {
  const all = [
    ...resourceTypes.map((type) => [type, resourceSchema(type)] as const),
    ...dataSourceTypes.map((type) => [`data ${type}`, dataSourceSchema(type)] as const),
    ["provider", providerConfigurationSchema] as const,
  ];

  /** Every property of a schema with its path, those of blocks and objects too. */
  type Node = Pick<JsonSchema, "properties" | "required">;
  function* properties(schema: Node, at: string): Generator<[string, JsonSchema, Node]> {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      yield [`${at}.${name}`, property, schema];
      yield* properties(property.items ?? property, `${at}.${name}`);
    }
  }

  test.each(all)("%s: each argument says what it is and how Terraform treats it", (name, schema) => {
    for (const [path, property, parent] of properties(schema, name)) {
      const facts = property["x-terraform"];
      expect([path, property.description]).toEqual([path, expect.stringMatching(/^[^.].*[^.]$/)]);
      expect([path, facts?.mode]).toEqual([
        path,
        expect.stringMatching(/^(required|optional|computed|optionalComputed)$/),
      ]);
      const key = path.slice(path.lastIndexOf(".") + 1);
      expect([path, parent.required?.includes(key) ?? false]).toEqual([path, facts?.mode === "required"]);
      if (property.type === "array")
        expect([path, facts?.collection ?? facts?.block]).toEqual([
          path,
          expect.stringMatching(/^(list|set)$/),
        ]);
      expect([path, facts?.maxItems]).toEqual([path, property.maxItems]);
    }
  });

  test("offer the volume types that the rules know", () => {
    const offered = resourceSchema("aws_ebs_volume").properties.type?.enum;
    expect(offered).toEqual(volumeTypes);
    for (const block of ["root_block_device", "ebs_block_device"]) {
      expect(resourceSchema("aws_instance").properties[block]?.items?.properties?.volume_type?.enum).toEqual(
        volumeTypes,
      );
    }
  });
});
