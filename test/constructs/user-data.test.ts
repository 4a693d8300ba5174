import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { Instance, InstanceType, MachineImage, UserData } from "../../constructs";
import { only, synthesize, temporaryFolder } from "./synthesized";

const instanceWith = (userData: UserData) =>
  only(
    synthesize((stack) => {
      new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
        userData,
      });
    }),
    "aws_instance",
  );

describe("UserData", () => {
  test("for Linux is a shell script, which may grow", () => {
    const userData = UserData.forLinux("apt-get update").addCommands("apt-get install -y nginx");
    userData.addCommands("systemctl start nginx");
    expect(instanceWith(userData).user_data).toBe(
      "#!/bin/sh\napt-get update\napt-get install -y nginx\nsystemctl start nginx\n",
    );
  });

  test("commands added after the instance count as well", () => {
    const configuration = synthesize((stack) => {
      const userData = UserData.forLinux("first");
      new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
        userData,
      });
      userData.addCommands("second");
    });
    expect(only(configuration, "aws_instance").user_data).toBe("#!/bin/sh\nfirst\nsecond\n");
  });

  // Terraform's templates: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
  test.each([
    ["a shell's variable", 'echo "${HOME}"', 'echo "$${HOME}"'],
    ["a shell's variable after a dollar sign", "echo $${HOME}", "echo $$${HOME}"],
    ["a template of curl", "curl -w '%{http_code}'", "curl -w '%%{http_code}'"],
    ["a dollar sign alone", "echo $HOME $(date)", "echo $HOME $(date)"],
  ])("%s reaches the guest as it was written", (_, written, escaped) => {
    expect(instanceWith(UserData.custom(written)).user_data).toBe(escaped);
  });

  test("tokens beside a shell's variables are filled in", () => {
    const configuration = synthesize((stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      new Instance(stack, "server", {
        instanceType: InstanceType.of("t2.micro"),
        machineImage: MachineImage.drydockMicro(),
        userData: UserData.custom(`echo ${name} "\${HOME}"`),
      });
    });
    expect(only(configuration, "aws_instance").user_data).toBe('echo ${var.name} "$${HOME}"');
  });

  test("from a file: text as text, other bytes in base64", () => {
    // GIVEN
    const folder = temporaryFolder();
    writeFileSync(join(folder, "cloud-config.yaml"), "#cloud-config\nhostname: sørver\n");
    const compressed = Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff]);
    writeFileSync(join(folder, "user-data.gz"), compressed);
    // WHEN
    const text = instanceWith(UserData.fromFile(join(folder, "cloud-config.yaml")));
    const binary = instanceWith(UserData.fromFile(join(folder, "user-data.gz")));
    // THEN
    expect(text.user_data).toBe("#cloud-config\nhostname: sørver\n");
    expect(binary.user_data_base64).toBe(compressed.toString("base64"));
    expect(binary.user_data).toBeUndefined();
  });

  test("16384 bytes are just enough", () => {
    expect(instanceWith(UserData.custom("#".repeat(16_384))).user_data).toHaveLength(16_384);
  });
});
