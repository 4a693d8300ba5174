import type { BlockDevice } from "../../control-plane/ports";
import type { ActivityCounters } from "../../guest/activity-counters";

/** A disk that counts, under a device's name, what the device asks of it. */
export class CountedDisk implements BlockDevice {
  private readonly counters: Readonly<Record<"read" | "write" | "flush" | "discard", Counters>>;

  constructor(
    private readonly disk: BlockDevice,
    name: string,
    counters: ActivityCounters,
  ) {
    const of = (kind: string): Counters => ({
      requests: counters.counter("io", `${name} ${kind}`),
      bytes: counters.counter("bytes", `${name} ${kind}`),
    });
    this.counters = { read: of("read"), write: of("write"), flush: of("flush"), discard: of("discard") };
  }

  get sizeBytes(): number {
    return this.disk.sizeBytes;
  }

  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    add(this.counters.read, lengthBytes);
    return this.disk.read(offsetBytes, lengthBytes);
  }

  write(offsetBytes: number, data: Uint8Array): Promise<void> {
    add(this.counters.write, data.length);
    return this.disk.write(offsetBytes, data);
  }

  flush(): Promise<void> {
    add(this.counters.flush, 0);
    return this.disk.flush();
  }

  discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    add(this.counters.discard, lengthBytes);
    return this.disk.discard(offsetBytes, lengthBytes);
  }

  onResize(listener: () => void): void {
    this.disk.onResize?.(listener);
  }

  close(): Promise<void> {
    return this.disk.close();
  }
}

interface Counters {
  readonly requests: { count: number };
  readonly bytes: { count: number };
}

function add({ requests, bytes }: Counters, lengthBytes: number): void {
  requests.count++;
  bytes.count += lengthBytes;
}
