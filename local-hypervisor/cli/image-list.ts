import { connectLocalEc2, describeImages } from "./local-ec2";
import { readRegion } from "./region-argument";
import { printTable } from "./table";

const heading = ["IMAGE", "NAME", "STATE", "ARCHITECTURE", "TYPE", "SIZE", "CREATED"] as const;

/** Lists the images of a region that can be launched from, the newest last. */
export async function listImages(options: { region: string }): Promise<void> {
  const images = await describeImages((await connectLocalEc2())(readRegion(options.region)));
  if (images.length === 0) {
    process.stdout.write(
      "no images; make one with: npx drydock image build drydock-micro, or npx drydock image import\n",
    );
    return;
  }
  const rows = images.map((image) => {
    const root = image.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === image.RootDeviceName);
    return [
      image.ImageId ?? "",
      image.Name ?? "",
      image.State ?? "",
      image.Architecture ?? "",
      image.VirtualizationType ?? "",
      root?.Ebs?.VolumeSize === undefined ? "" : `${root.Ebs.VolumeSize} GiB`,
      image.CreationDate ?? "",
    ];
  });
  rows.sort((a, b) => (a.at(-1) as string).localeCompare(b.at(-1) as string));
  printTable(heading, rows);
}
