import type { KnownObject } from "../../../schemas/known-value";
import type { ResourceType } from "../../../schemas/resource-schemas";
import { checkResource } from "../../../schemas/rules/resources";

const problems = (type: ResourceType, value: KnownObject) =>
  checkResource(type, value, (name) => !(String(name) in value)).map(({ code, path }) => [
    code,
    path.join("."),
  ]);

describe("aws_ami", () => {
  const whole: KnownObject = { name: "web-1", root_device_name: "/dev/xvda", virtualization_type: "hvm" };

  test.each<[string, KnownObject, [string, string][]]>([
    ["nothing wrong", whole, []],
    ["a name too short", { ...whole, name: "ab" }, [["InvalidAMIName.Malformed", "name"]]],
    [
      "no root device",
      { name: "web-1", virtualization_type: "hvm" },
      [["MissingParameter", "root_device_name"]],
    ],
    [
      "a kernel beside hvm",
      { ...whole, kernel_id: "aki-0123456789abcdef0" },
      [["InvalidParameterCombination", "kernel_id"]],
    ],
    [
      "a TPM without UEFI",
      { ...whole, tpm_support: "v2.0" },
      [["InvalidParameterCombination", "tpm_support"]],
    ],
    [
      "boot mode of the default virtualization",
      { name: "web-1", root_device_name: "/dev/sda1", boot_mode: "uefi" },
      [["InvalidParameterCombination", "boot_mode"]],
    ],
    [
      "a time without its zone",
      { ...whole, deprecation_time: "2031-01-31T12:00:00" },
      [["InvalidParameterValue", "deprecation_time"]],
    ],
    [
      "no time that is",
      { ...whole, deprecation_time: "2031-13-31T12:00:00Z" },
      [["InvalidParameterValue", "deprecation_time"]],
    ],
    [
      "a volume smaller than its type allows",
      {
        ...whole,
        ebs_block_device: [
          { device_name: "/dev/xvda", volume_size: 8 },
          { device_name: "/dev/sdf", volume_type: "io1", volume_size: 2, iops: 100 },
        ],
      },
      [["InvalidParameterValue", "ebs_block_device.1.volume_size"]],
    ],
  ])("with %s", (_, value, expected) => {
    expect(problems("aws_ami", value)).toEqual(expected);
  });
});

describe.each(["aws_ami_copy", "aws_ami_from_instance"] as const)("%s", (type) => {
  test.each<[string, KnownObject, [string, string][]]>([
    ["a name", { name: "copy (1)" }, []],
    ["a name that is known later", {}, []],
    ["a name that none may have", { name: "copy?" }, [["InvalidAMIName.Malformed", "name"]]],
    ["a tag of AWS's own", { name: "copy", tags: { "aws:x": "1" } }, [["InvalidParameterValue", "tags"]]],
  ])("with %s", (_, value, expected) => {
    expect(problems(type, value).map(([code, path]) => [code, path?.split(".")[0]])).toEqual(expected);
  });
});
