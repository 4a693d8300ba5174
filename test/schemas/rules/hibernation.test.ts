import { checkHibernation, instanceTypes } from "../../../schemas";
import { checkResource } from "../../../schemas/rules/resources";

const able = {
  instanceType: "t2.nano",
  virtualizationType: "hvm",
  rootIsEncrypted: true,
  rootVolumeType: "gp3",
  rootSizeGib: 1,
} as const;

const messages = (changes: Partial<Parameters<typeof checkHibernation>[0]>) =>
  checkHibernation({ ...able, ...changes }).map(({ code, message }) => {
    expect(code).toBe("UnsupportedHibernationConfiguration");
    return message;
  });

test("an instance that meets every prerequisite may hibernate, and so may one of which little is known", () => {
  expect(messages({})).toEqual([]);
  expect(checkHibernation({ instanceType: "t2.nano" })).toEqual([]);
  // Refused by the rule for types
  expect(checkHibernation({ instanceType: "t9.nano" })).toEqual([]);
});

test.each([
  [
    "a type without it",
    { instanceType: "t1.micro" },
    "The instance type 't1.micro' does not support hibernation.",
  ],
  [
    "a paravirtual image",
    { virtualizationType: "paravirtual" },
    "Hibernation requires an AMI with virtualization type 'hvm'.",
  ],
  [
    "a plain root volume",
    { rootIsEncrypted: false },
    "For hibernation, the root device volume must be encrypted.",
  ],
  [
    "a magnetic root volume",
    { rootVolumeType: "standard" },
    "For hibernation, the root device volume cannot be of type standard.",
  ],
  [
    "a root volume as large as the memory",
    { instanceType: "t2.micro" },
    "For hibernation, the root device volume must be larger than the instance's memory: it has 1 GiB, and t2.micro has 1024 MiB.",
  ],
] as const)("%s is refused", (_name, changes, message) => {
  expect(messages(changes)).toEqual([message]);
});

test("what supports it and has 150 GB of memory or more is refused for that", () => {
  const large = instanceTypes().filter((type) => type.hibernationSupported && type.memoryMib >= 150 * 1024);
  expect(large.length).toBeGreaterThan(0);
  for (const { name } of large)
    expect(messages({ instanceType: name, rootSizeGib: 8192 })[0]).toContain("less than 150 GB");
});

describe("aws_instance", () => {
  const codes = (value: Parameters<typeof checkResource>[1]) =>
    checkResource("aws_instance", { ami: "ami-0123456789abcdef0", ...value }, () => false).map(
      ({ code, path }) => [code, ...path],
    );
  const refused = ["UnsupportedHibernationConfiguration", "hibernation"];

  test.each([
    ["nothing known of the root volume", { hibernation: true, instance_type: "t2.micro" }, []],
    ["no hibernation", { hibernation: false, instance_type: "t1.micro" }, []],
    ["an unsuitable type", { hibernation: true, instance_type: "t1.micro" }, [refused]],
    [
      "a root volume that is not to be encrypted",
      { hibernation: true, instance_type: "t2.nano", root_block_device: [{ encrypted: false }] },
      [refused],
    ],
    [
      "one that is too small",
      {
        hibernation: true,
        instance_type: "t2.micro",
        root_block_device: [{ encrypted: true, volume_size: 1 }],
      },
      [refused],
    ],
    [
      "one that will do",
      {
        hibernation: true,
        instance_type: "t2.micro",
        root_block_device: [{ encrypted: true, volume_size: 2, volume_type: "gp3" }],
      },
      [],
    ],
  ])("with %s", (_name, value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});
