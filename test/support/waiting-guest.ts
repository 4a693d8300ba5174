import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GuestSpec } from "../../local-hypervisor/control-plane/ports";
import { waitingLine } from "../../local-hypervisor/engines/v86/warm-template-maker";
import { runHostCommand } from "../../local-hypervisor/images/host-command";
import { MemoryDisk } from "./memory-disk";

export const fileSystemBytes = 2 ** 20;
let made = 0;

/** The least that is taken for a bzImage */
function kernel(fill: number): Buffer {
  const image = Buffer.alloc(0x2000, fill);
  image.writeUInt8(1, 0x1f1);
  image.writeUInt16LE(0xaa55, 0x1fe);
  image.writeUInt8(0x66, 0x201);
  image.write("HdrS", 0x202, "latin1");
  image.writeUInt16LE(0x202, 0x206);
  image.writeUInt8(1, 0x211);
  return image;
}

export interface WaitingImage {
  readonly kernel?: number;
  readonly initrd?: string;
  readonly line?: string;
}

/** A paravirtual guest whose root disk, made in the folder and as new, says that it waits for its network interface */
export async function waitingGuest(
  folder: string,
  image: WaitingImage = {},
  changes: Partial<GuestSpec> = {},
): Promise<GuestSpec> {
  const name = join(folder, String(++made));
  mkdirSync(join(`${name}.tree`, "boot/grub"), { recursive: true });
  writeFileSync(join(`${name}.tree`, "boot/vmlinuz"), kernel(image.kernel ?? 1));
  writeFileSync(join(`${name}.tree`, "boot/initrd"), image.initrd ?? `echo ${waitingLine}`);
  writeFileSync(
    join(`${name}.tree`, "boot/grub/menu.lst"),
    `title Test\nkernel /boot/vmlinuz ${image.line ?? "quiet"}\ninitrd /boot/initrd\n`,
  );
  const size = `${fileSystemBytes / 1024}k`;
  await runHostCommand("mke2fs", ["-q", "-F", "-t", "ext4", "-d", `${name}.tree`, name, size]);
  const device = new MemoryDisk(fileSystemBytes);
  device.bytes.set(readFileSync(name));
  return {
    instanceId: `i-${made}`,
    memoryMib: 128,
    vcpus: 1,
    architecture: "i386",
    virtualizationType: "paravirtual",
    hypervisor: "xen",
    disks: [
      {
        volumeId: `vol-${made}`,
        deviceName: "/dev/sda1",
        device,
        content: { id: "snap-1", open: async () => device },
      },
    ],
    networkInterfaces: [],
    console: { output: () => undefined, onInput: () => undefined },
    ...changes,
  };
}
