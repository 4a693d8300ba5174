import { fdatasync, read, readSync, write, writeSync } from "node:fs";
import { open } from "node:fs/promises";

/** Fills an array, whatever it holds, from a file; what lies beyond the file's end reads as zeroes */
export function readInto(fd: number, into: Uint8Array, offsetBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const step = (done: number): void => {
      if (done >= into.length) resolve();
      else
        read(fd, into, done, into.length - done, offsetBytes + done, (error, count) => {
          if (error) reject(error);
          else if (count > 0) step(done + count);
          else {
            into.fill(0, done);
            resolve();
          }
        });
    };
    step(0);
  });
}

/** As `readInto`, in this thread */
export function readIntoNow(fd: number, into: Uint8Array, offsetBytes: number): void {
  for (let done = 0; done < into.length; ) {
    const count = readSync(fd, into, done, into.length - done, offsetBytes + done);
    if (count === 0) {
      into.fill(0, done);
      return;
    }
    done += count;
  }
}

export function writeFully(fd: number, bytes: Uint8Array, offsetBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const step = (done: number): void => {
      if (done >= bytes.length) resolve();
      else
        write(fd, bytes, done, bytes.length - done, offsetBytes + done, (error, count) => {
          if (error) reject(error);
          else step(done + count);
        });
    };
    step(0);
  });
}

/** As `writeFully`, in this thread */
export function writeFullyNow(fd: number, bytes: Uint8Array, offsetBytes: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, offsetBytes + done);
}

export function syncData(fd: number): Promise<void> {
  return new Promise((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve())));
}

/** Makes renames within a folder survive a power cut */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Work that many ask for and one run serves: who asks while a run is under way is served by the next, which starts
 * after it and so covers what was there when it was asked for.
 */
export class GroupedWork {
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  request(): Promise<void> {
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.running = this.work();
        return this.running;
      });
    return this.next;
  }

  /** Resolves when the run that is under way is over, however it ends */
  async over(): Promise<void> {
    await this.running.catch(() => undefined);
  }
}
