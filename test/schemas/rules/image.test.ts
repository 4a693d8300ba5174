import { kernelImages } from "../../../schemas/catalogues/kernel-images";
import { availabilityZones } from "../../../schemas/catalogues/regions";
import { isId } from "../../../schemas/rules/ids";
import { checkImageDescription, checkImageName, checkImageProperties } from "../../../schemas/rules/image";

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

test.each([
  ["abc", true],
  ["x".repeat(128), true],
  ["Debian 12 (bookworm) [amd64] a/b_c-d.e'f@g", true],
  ["ab", false],
  ["x".repeat(129), false],
  ["a:bc", false],
  ["naïve", false],
  ["two\nlines", false],
  ["", false],
])("an AMI's name %j: %s", (name, allowed) => {
  expect(codes(checkImageName(name))).toEqual(allowed ? [] : ["InvalidAMIName.Malformed"]);
});

test("a description has at most 255 characters", () => {
  expect(checkImageDescription("x".repeat(255))).toEqual([]);
  expect(codes(checkImageDescription("x".repeat(256)))).toEqual(["InvalidParameterValue"]);
});

const hvm = { architecture: "x86_64", virtualizationType: "hvm" } as const;
const paravirtual = { architecture: "i386", virtualizationType: "paravirtual" } as const;

test.each([
  ["hvm", hvm, []],
  ["hvm by UEFI with a TPM", { ...hvm, bootMode: "uefi", tpmSupport: "v2.0" }, []],
  ["arm64", { ...hvm, architecture: "arm64", bootMode: "uefi-preferred" }, []],
  ["paravirtual with a kernel", { ...paravirtual, kernelId: "aki-1c9fd86f" }, []],
  ["paravirtual by UEFI", { ...paravirtual, bootMode: "uefi" }, ["boot_mode"]],
  ["paravirtual arm64", { ...paravirtual, architecture: "arm64" }, ["virtualization_type"]],
  ["arm64 by BIOS", { ...hvm, architecture: "arm64", bootMode: "legacy-bios" }, ["boot_mode"]],
  ["hvm with a kernel", { ...hvm, kernelId: "aki-1c9fd86f" }, ["kernel_id"]],
  ["a TPM without UEFI", { ...hvm, tpmSupport: "v2.0" }, ["tpm_support"]],
] as const)("properties of %s", (_case, image, paths) => {
  const problems = checkImageProperties(image);
  expect(problems.flatMap(({ path }) => path)).toEqual(paths);
  expect(codes(problems)).toEqual(paths.map(() => "InvalidParameterCombination"));
});

test("kernels are offered where paravirtual instances run, one an architecture and kind of root device", () => {
  const regions = ["us-east-1", "us-west-1", "us-west-2", "eu-west-1", "eu-central-1", "sa-east-1"];
  for (const region of regions) {
    expect(availabilityZones(region)).not.toEqual([]);
    const [current, ...partitioned] = ["hd0", "hd00"].map((root) =>
      kernelImages(region).flatMap((kernel) => (kernel.root === root ? kernel.architecture : [])),
    );
    expect(current).toEqual(["x86_64", "i386"]);
    // A region that opened after the last release for partitioned devices
    expect(partitioned).toEqual([region === "eu-central-1" ? [] : ["x86_64", "i386"]]);
    for (const { kernelId } of kernelImages(region)) expect(isId("kernel", kernelId)).toBe(true);
  }
  for (const region of ["eu-west-2", "us-east-2", "toString"]) expect(kernelImages(region)).toEqual([]);
  const ids = regions.flatMap((region) => kernelImages(region).map(({ kernelId }) => kernelId));
  expect(new Set(ids).size).toBe(ids.length);
});
