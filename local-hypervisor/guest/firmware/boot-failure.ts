const longestLine = 256;

/** SeaBIOS's words (src/boot.c): what it tries, and that it gives up */
const attempt = { any: "Booting from ", disk: "Booting from Hard Disk" };
const end = "No bootable device.";
const causes: readonly { said: string; means: string }[] = [
  {
    said: "Boot failed: not a bootable disk",
    means: "its first sector has no boot signature (bytes 55 AA at offset 510)",
  },
  { said: "Boot failed: could not read the boot disk", means: "its first sector could not be read" },
];

/** Reads what firmware shows, for the reason why nothing boots. */
export class BootFailureWatch {
  private line = "";
  private cause: string | undefined;
  private isTryingDisk = true;

  /** A sentence once firmware has said that it gives up, from the text that it showed since the last call */
  read(text: Uint8Array): string | undefined {
    for (const byte of text) {
      if (byte === 0x0a || byte === 0x0d || this.line.length === longestLine) this.line = "";
      else this.line += String.fromCharCode(byte);
      // After the disk it tries a floppy drive, whose failure is nobody's concern
      if (this.line === attempt.any) this.isTryingDisk = false;
      if (this.line === attempt.disk) this.isTryingDisk = true;
      const cause = this.isTryingDisk && causes.find(({ said }) => this.line === said);
      if (cause) this.cause = cause.means;
      if (this.line === end) {
        const { cause = "the firmware found nothing to start" } = this;
        this.reset();
        return `The root disk does not boot: ${cause}.`;
      }
    }
    return undefined;
  }

  reset(): void {
    this.line = "";
    this.cause = undefined;
    this.isTryingDisk = true;
  }
}
