import type { Duplex } from "node:stream";

/** For how long nothing more is read after something was, milliseconds: shorter than anybody notices at a terminal */
const groupMs = 2;

/**
 * Takes what comes on a stream in groups. QEMU hands on a serial port byte by byte, each with a call and a wake-up of
 * whoever reads: a Debian prints 40,000 of them while it boots. What comes within the pause is read at once after it.
 */
export function readInGroups(stream: Duplex, receive: (bytes: Buffer) => void): void {
  stream.on("data", (bytes: Buffer) => {
    stream.pause();
    setTimeout(() => stream.resume(), groupMs);
    receive(bytes);
  });
}
