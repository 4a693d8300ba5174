import { catalogueImages, checkDeviceName, checkLaunch } from "../../../schemas";

describe("catalogue images", () => {
  test.each(catalogueImages.map((image) => [image.namePattern, image] as const))(
    "%s: owner, root device",
    (_name, image) => {
      expect(image.owner).toMatch(/^(self|\d{12})$/);
      expect(checkDeviceName(image.rootDeviceName, image.virtualizationType)).toEqual([]);
      expect(image.enaSupport && image.virtualizationType === "paravirtual").toBe(false);
    },
  );

  test.each([
    ["drydock-micro-hvm-*", "t2.micro"],
    ["drydock-micro-hvm-*", "c3.large"],
    ["drydock-micro-pv-*", "t1.micro"],
    ["drydock-micro-pv-*", "m1.small"],
    ["debian-12-amd64-*", "t3.micro"],
    ["debian-12-amd64-*", "t2.micro"],
    ["debian-12-pv-amd64-*", "m3.medium"],
  ])("%s runs on %s", (namePattern, instanceType) => {
    const image = catalogueImages.find((one) => one.namePattern === namePattern);
    expect(checkLaunch({ instanceType, image })).toEqual([]);
  });
});
