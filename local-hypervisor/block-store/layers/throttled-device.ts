import type { BlockDevice, DeviceLimits } from "../../control-plane/ports";
import type { Clock } from "../../model/clock";
import { Pace, type Rate } from "./pace";

/** How long a device's rates are saved up for while nobody uses it, seconds: a handful of requests need not queue */
const savedSeconds = 0.05;

const mebibyte = 2 ** 20;

/**
 * A device that reads and writes no faster than its limits. Flushing and discarding cost nothing, as at EBS, which
 * counts neither.
 */
export class ThrottledDevice implements BlockDevice {
  private readonly pace: Pace;
  private readonly ioBytes: number;

  constructor(
    private readonly device: BlockDevice,
    limits: DeviceLimits,
    clock: Clock,
  ) {
    const { iops, throughputMibps, burst } = limits;
    this.ioBytes = limits.ioBytes ?? 256 * 1024;
    const bytesPerSecond = throughputMibps * mebibyte;
    const operations: Rate[] = burst
      ? [
          { perSecond: burst.iops, saved: burst.iops * savedSeconds },
          { perSecond: iops, saved: burst.credits },
        ]
      : [{ perSecond: iops, saved: iops * savedSeconds }];
    this.pace = new Pace(
      [{ perSecond: bytesPerSecond, saved: bytesPerSecond * savedSeconds }, ...operations],
      clock,
    );
  }

  get sizeBytes(): number {
    return this.device.sizeBytes;
  }

  async read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array> {
    await this.turn(lengthBytes);
    return this.device.read(offsetBytes, lengthBytes, into);
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    await this.turn(data.length);
    await this.device.write(offsetBytes, data);
  }

  flush(): Promise<void> {
    return this.device.flush();
  }

  discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    return this.device.discard(offsetBytes, lengthBytes);
  }

  onResize(listener: () => void): void {
    this.device.onResize?.(listener);
  }

  async close(): Promise<void> {
    await this.device.close();
    // Whoever still waits learns that the device is closed
    this.pace.end();
  }

  private turn(lengthBytes: number): Promise<void> | undefined {
    const operations = Math.max(1, Math.ceil(lengthBytes / this.ioBytes));
    return this.pace.turn([lengthBytes, operations, operations]);
  }
}
