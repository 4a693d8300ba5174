import fc from "fast-check";
import { checkLaunch, findInstanceType, instanceTypeNames, type LaunchImage, runsOn } from "../../../schemas";

const debian: LaunchImage = { architecture: "x86_64", virtualizationType: "hvm", enaSupport: true };
const arm: LaunchImage = { ...debian, architecture: "arm64", bootMode: "uefi" };
const i386: LaunchImage = { architecture: "i386", virtualizationType: "hvm", enaSupport: false };
const paravirtual: LaunchImage = {
  architecture: "x86_64",
  virtualizationType: "paravirtual",
  enaSupport: false,
};
const withoutEna: LaunchImage = { ...debian, enaSupport: false };
const uefi: LaunchImage = { ...debian, bootMode: "uefi" };

const hvmRequired = (type: string) =>
  `Virtualization type 'hvm' is required for instances of type '${type}'. Ensure that you are using an AMI with ` +
  "virtualization type 'hvm'. For more information, see " +
  "http://docs.aws.amazon.com/AWSEC2/latest/UserGuide/virtualization_types.html";
const hvmForWindowsOnly =
  "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.";
const enaRequired = (type: string) =>
  `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${type}' instance type. Ensure ` +
  "that you are using an AMI that is enabled for ENA.";
const architectureMismatch = (ofType: string, ofImage: string) =>
  `The architecture '${ofType}' of the specified instance type does not match the architecture '${ofImage}' of the ` +
  "specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use " +
  "'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.";
const noUefi = (type: string) =>
  `The ${type} instance type does not support an AMI with a boot mode of UEFI. Only instance types built on the ` +
  "Nitro System support UEFI. Specify an instance type that supports UEFI, and try again.";

/** What RunInstances answers, which is the first problem. */
const refusal = (launch: Parameters<typeof checkLaunch>[0]) => {
  const [first] = checkLaunch(launch);
  return first && { code: first.code, message: first.message };
};

describe("an AMI on an instance type", () => {
  test.each<[string, LaunchImage, string, string]>([
    ["t3.micro", paravirtual, "InvalidParameterCombination", hvmRequired("t3.micro")],
    ["t2.micro", paravirtual, "InvalidParameterCombination", hvmRequired("t2.micro")],
    ["t4g.micro", paravirtual, "InvalidParameterCombination", hvmRequired("t4g.micro")],
    ["m5.metal", paravirtual, "InvalidParameterCombination", hvmRequired("m5.metal")],
    ["t1.micro", debian, "InvalidParameterCombination", hvmForWindowsOnly],
    ["m1.small", debian, "InvalidParameterCombination", hvmForWindowsOnly],
    ["m2.xlarge", debian, "InvalidParameterCombination", hvmForWindowsOnly],
    ["c1.xlarge", debian, "InvalidParameterCombination", hvmForWindowsOnly],
    ["t3.micro", withoutEna, "InvalidParameterCombination", enaRequired("t3.micro")],
    ["m5.large", withoutEna, "InvalidParameterCombination", enaRequired("m5.large")],
    ["t2.micro", arm, "InvalidParameterValue", architectureMismatch("x86_64,i386", "arm64")],
    ["t3.micro", arm, "InvalidParameterValue", architectureMismatch("x86_64", "arm64")],
    ["t3.micro", i386, "InvalidParameterValue", architectureMismatch("x86_64", "i386")],
    ["t4g.micro", debian, "InvalidParameterValue", architectureMismatch("arm64", "x86_64")],
    ["t2.micro", uefi, "InvalidParameterValue", noUefi("t2.micro")],
    ["m4.large", uefi, "InvalidParameterValue", noUefi("m4.large")],
    ["m5.metal", uefi, "InvalidParameterValue", noUefi("m5.metal")],
  ])("%s refuses %o as AWS does", (instanceType, image, code, message) => {
    expect(refusal({ instanceType, image })).toEqual({ code, message });
  });

  test.each<[string, LaunchImage]>([
    ["m3.medium", debian],
    ["c3.large", debian],
    ["m3.medium", paravirtual],
    ["t1.micro", paravirtual],
    ["m1.small", { ...debian, platform: "windows" }],
    ["t3.micro", debian],
    ["t3.micro", uefi],
    ["t2.micro", { ...debian, bootMode: "uefi-preferred" }],
    ["t2.micro", { ...debian, bootMode: "legacy-bios" }],
    ["t2.micro", withoutEna],
    ["t2.micro", i386],
    ["m4.large", withoutEna],
    ["i3.large", withoutEna],
    ["t4g.micro", arm],
    ["t4g.micro", { ...arm, bootMode: undefined }],
  ])("%s runs %o", (instanceType, image) => {
    expect(checkLaunch({ instanceType, image })).toEqual([]);
  });

  test("legacy BIOS where there is only UEFI comes after the architecture", () => {
    const image: LaunchImage = { ...debian, bootMode: "legacy-bios" };
    expect(checkLaunch({ instanceType: "t4g.micro", image }).map(({ code }) => code)).toEqual([
      "InvalidParameterValue",
      "InvalidParameterValue",
    ]);
  });

  test("an unknown type", () => {
    expect(refusal({ instanceType: "t9.micro", image: debian })).toEqual({
      code: "InvalidParameterValue",
      message: "Invalid value 't9.micro' for InstanceType.",
    });
  });

  const images = fc.record<LaunchImage>({
    architecture: fc.constantFrom("i386", "x86_64", "arm64"),
    virtualizationType: fc.constantFrom("hvm", "paravirtual"),
    enaSupport: fc.boolean(),
    bootMode: fc.constantFrom(undefined, "legacy-bios", "uefi", "uefi-preferred"),
    platform: fc.constantFrom(undefined, "windows"),
  });
  const names = fc.constantFrom(...instanceTypeNames());

  test("what is accepted is within the type's own capabilities", () => {
    fc.assert(
      fc.property(names, images, (instanceType, image) => {
        const type = findInstanceType(instanceType);
        if (!type || checkLaunch({ instanceType, image }).length > 0) return;
        expect(type.virtualizationTypes).toContain(image.virtualizationType);
        expect(type.architectures).toContain(image.architecture);
        if (type.enaSupport === "required") expect(image.enaSupport).toBe(true);
        if (image.bootMode === "uefi") expect(type.bootModes).toContain("uefi");
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  test("the types that a fix names do run the image", () => {
    fc.assert(
      fc.property(names, images, (instanceType, image) => {
        for (const { fix } of checkLaunch({ instanceType, image })) {
          for (const name of /such as ([^.]*\..*)\.$/.exec(fix ?? "")?.[1]?.split(", ") ?? []) {
            const type = findInstanceType(name);
            expect(type && runsOn(image, type)).toBe(true);
          }
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe("a place", () => {
  test("without paravirtual types", () => {
    expect(refusal({ instanceType: "m3.medium", image: paravirtual, region: "eu-west-2" })).toEqual({
      code: "Unsupported",
      message:
        "The requested configuration is currently not supported. Please check the documentation for supported configurations.",
    });
  });

  test("without the type in one zone", () => {
    expect(
      refusal({
        instanceType: "t3.micro",
        image: debian,
        region: "us-east-1",
        availabilityZone: "us-east-1e",
      }),
    ).toEqual({
      code: "Unsupported",
      message:
        "Your requested instance type (t3.micro) is not supported in your requested Availability Zone (us-east-1e). " +
        "Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b, " +
        "us-east-1c, us-east-1d, us-east-1f.",
    });
  });

  test("that is fine", () => {
    expect(
      checkLaunch({
        instanceType: "t3.micro",
        image: debian,
        region: "us-east-1",
        availabilityZone: "us-east-1a",
      }),
    ).toEqual([]);
  });
});
