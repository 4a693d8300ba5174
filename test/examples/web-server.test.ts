import { temporaryFolder } from "../constructs/synthesized";
import { deployedContent, synthesizeExample } from "../support/synthesized-example";

describe("examples/web-server", () => {
  test("is the same on both targets: Debian's own AMI, looked up by name and owner", () => {
    const { local, aws } = synthesizeExample("web-server", temporaryFolder());
    expect(deployedContent(local)).toEqual(deployedContent(aws));
    expect(Object.values(local.data.aws_ami ?? {})).toMatchObject([
      { owners: ["136693071363"], filter: [{ name: "name", values: ["debian-12-amd64-*"] }] },
    ]);
    expect(local.resource.aws_instance?.server).toMatchObject({
      instance_type: "t3.micro",
      ebs_block_device: [{ device_name: "/dev/sdf", volume_size: 1, volume_type: "gp3" }],
      user_data: expect.stringMatching(/^#cloud-config\n/),
    });
  });
});
