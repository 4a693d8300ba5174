import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { nbdUri } from "../../local-hypervisor/cli/volume";
import { findProgram } from "../../local-hypervisor/images/host-programs";
import { Lab, projectRoot } from "../support/lab";

jest.setTimeout(240_000);

const missing = ["qemu-img", "nbdcopy", "nbdinfo", "mke2fs", "fsck.ext4", "debugfs"].filter(
  (program) => findProgram(program) === undefined,
);
if (missing.length > 0) console.warn(`not installed, so not held against: ${missing.join(", ")}`);
const toolsTest = missing.length === 0 || process.env.CI ? test : test.skip;

/** Disks go in and out of the hypervisor as files and by NBD, whole or not at all, and ordinary tools accept them. */
describe("disk images and exports", () => {
  const lab = new Lab();
  const images = join(lab.folder, "images");
  lab.environment.DRYDOCK_IMAGES = images;
  let client: EC2Client;
  const file = (name: string): string => join(lab.project, name);
  const tool = async (program: string, ...args: string[]): Promise<string> =>
    (await lab.must(lab.run(findProgram(program) ?? program, args))).stdout;

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    client = lab.ec2();
    mkdirSync(file("tree"));
    writeFileSync(file("tree/greeting"), "hello from the disk\n".repeat(5_000));
    if (missing.length === 0)
      await tool("mke2fs", "-q", "-t", "ext4", "-d", file("tree"), file("disk.raw"), "98304k");
  });
  afterAll(() => lab.close());

  toolsTest("a raw image becomes an AMI, and comes out again byte by byte, as raw and as qcow2", async () => {
    const imported = await lab.must(
      lab.drydock(
        "image",
        "import",
        "disk.raw",
        "--name",
        "plain disk",
        "--virtualization-type",
        "paravirtual",
      ),
    );
    const { Images } = await client.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["plain disk"] }] }),
    );
    expect(Images).toMatchObject([
      {
        State: "available",
        Architecture: "i386",
        VirtualizationType: "paravirtual",
        RootDeviceName: "/dev/sda1",
      },
    ]);
    const imageId = Images?.[0]?.ImageId as string;
    expect(imported.stdout).toContain(imageId);
    expect((await lab.must(lab.drydock("image", "list"))).stdout).toMatch(
      new RegExp(`${imageId} +plain disk +available +i386 +paravirtual +1 GiB`),
    );

    await lab.must(lab.drydock("image", "export", imageId, "out.raw"));
    expect(Buffer.compare(readFileSync(file("out.raw")), readFileSync(file("disk.raw")))).toBe(0);
    expect(statSync(file("out.raw")).blocks).toBeLessThanOrEqual(statSync(file("disk.raw")).blocks + 2048);
    await lab.must(lab.drydock("image", "export", "plain disk", "out.qcow2", "--format", "qcow2"));
    expect(await tool("qemu-img", "compare", file("disk.raw"), file("out.qcow2"))).toContain("identical");
    await tool("qemu-img", "check", file("out.qcow2"));

    const again = await lab.drydock("image", "export", imageId, "out.raw");
    expect([again.status, again.output]).toEqual([1, expect.stringContaining("--force")]);
    const unknown = await lab.drydock("image", "export", "ami-0123456789abcdef0", "none.raw");
    expect([unknown.status, unknown.output]).toEqual([1, expect.stringContaining("drydock image list")]);
    expect(readdirSync(lab.project).filter((name) => name.includes("partial"))).toEqual([]);
  });

  toolsTest("a qcow2 image goes in, and its name is taken until it is deregistered", async () => {
    await tool("qemu-img", "convert", "-c", "-O", "qcow2", file("disk.raw"), file("disk.qcow2"));
    const arguments_ = ["image", "import", "disk.qcow2", "--name", "from-qcow2", "--architecture", "x86_64"];
    await lab.must(lab.drydock(...arguments_));
    const find = async () =>
      (await client.send(new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["from-qcow2"] }] })))
        .Images;
    const [first] = (await find()) ?? [];
    expect(first).toMatchObject({
      Architecture: "x86_64",
      VirtualizationType: "hvm",
      RootDeviceName: "/dev/xvda",
    });
    const twice = await lab.drydock(...arguments_);
    expect([twice.status, twice.output]).toEqual([1, expect.stringContaining(`${first?.ImageId} is called`)]);
    await client.send(new DeregisterImageCommand({ ImageId: first?.ImageId }));
    await lab.must(lab.drydock(...arguments_));
    const [second] = (await find()) ?? [];
    expect(second?.ImageId).not.toBe(first?.ImageId);
    await lab.must(lab.drydock("image", "export", "from-qcow2", "back.raw"));
    expect(Buffer.compare(readFileSync(file("back.raw")), readFileSync(file("disk.raw")))).toBe(0);
  });

  toolsTest("an import or export that is interrupted leaves nothing behind", async () => {
    writeFileSync(file("large.raw"), Buffer.alloc(2 ** 20, 1));
    truncateSync(file("large.raw"), 40 * 2 ** 30);
    const before = readdirSync(images);
    const importing = start("image", "import", "large.raw", "--name", "large");
    await lab.until(
      "the import to have begun",
      60_000,
      async () => readdirSync(images).length > before.length || undefined,
    );
    importing.kill("SIGINT");
    expect(await ended(importing)).toBe(130);
    expect(readdirSync(images)).toEqual(before);

    const refused = await lab.drydock("image", "import", "tree", "--name", "tree");
    expect([refused.status, refused.output]).toEqual([1, expect.stringContaining("is not a file")]);
  });

  toolsTest(
    "an encrypted volume is written and read by NBD, a snapshot read; fsck finds both clean",
    async () => {
      const secret = "only the guest may know this\n";
      mkdirSync(file("secrets"));
      writeFileSync(file("secrets/secret"), secret.repeat(5_000));
      await tool("mke2fs", "-q", "-t", "ext4", "-d", file("secrets"), file("secret.raw"), "65536k");
      const { VolumeId = "" } = await client.send(
        new CreateVolumeCommand({ AvailabilityZone: "eu-west-1a", Size: 1, Encrypted: true }),
      );
      await lab.until("the volume", 30_000, async () => {
        const { Volumes } = await client.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] }));
        return Volumes?.[0]?.State === "available" || undefined;
      });
      const socket = file("volume.sock");
      const exporting = start("volume", "export", VolumeId, "--socket", "volume.sock");
      await lab.until("the export", 30_000, async () => existsSync(socket) || undefined);
      await tool("nbdcopy", "--flush", file("secret.raw"), nbdUri(VolumeId, socket));
      const second = await lab.drydock("volume", "export", VolumeId, "--socket", "second.sock");
      expect([second.status, second.output]).toEqual([1, expect.stringContaining("is open already")]);
      exporting.kill("SIGINT");
      expect(await ended(exporting)).toBe(0);
      expect(existsSync(socket)).toBe(false);

      const { SnapshotId = "" } = await client.send(new CreateSnapshotCommand({ VolumeId }));
      await lab.until("the snapshot", 30_000, async () => {
        const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId] }));
        return Snapshots?.[0]?.State === "completed" || undefined;
      });
      for (const id of [SnapshotId, VolumeId]) {
        const serving = start("volume", "export", id, "--socket", "volume.sock");
        await lab.until("the export", 30_000, async () => existsSync(socket) || undefined);
        const described = await tool("nbdinfo", "--json", nbdUri(id, socket));
        expect(JSON.parse(described).exports[0].is_read_only).toBe(id === SnapshotId);
        await tool("nbdcopy", nbdUri(id, socket), file("read.raw"));
        serving.kill("SIGINT");
        expect(await ended(serving)).toBe(0);
        truncateSync(file("read.raw"), statSync(file("secret.raw")).size);
        expect(Buffer.compare(readFileSync(file("read.raw")), readFileSync(file("secret.raw")))).toBe(0);
        await tool("fsck.ext4", "-f", "-n", file("read.raw"));
      }
      // What is on a volume that is not encrypted is found that way, so the search finds what there is
      const search = async (words: string): Promise<number | null> =>
        (await lab.run("grep", ["-rqaF", words, join(lab.state, "block-store")])).status;
      expect(await search("hello from the disk")).toBe(0);
      expect(await search(secret.trim())).toBe(1);

      const unknown = await lab.drydock(
        "volume",
        "export",
        "vol-0123456789abcdef0",
        "--socket",
        "volume.sock",
      );
      expect([unknown.status, unknown.output]).toEqual([
        1,
        expect.stringContaining("There is no volume or snapshot"),
      ]);
    },
  );

  function start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [join(projectRoot, "dist", "drydock.js"), ...args], {
      cwd: lab.project,
      env: lab.environment,
      stdio: "ignore",
    });
  }
});

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}
