import { BootFailureWatch } from "../../../../local-hypervisor/guest/firmware/boot-failure";
import { ScreenPort } from "../../../../local-hypervisor/guest/firmware/screen-port";

const print = (screen: ScreenPort, text: string) => {
  for (const byte of Buffer.from(text)) screen.write(0, byte);
};
const shown = (screen: ScreenPort) => Buffer.from(screen.takeText()).toString();

describe("the screen", () => {
  test("shows text without the sequences that move the cursor and clear the screen", () => {
    const screen = new ScreenPort();
    print(screen, "\x1bc\x1b[?7l\x1b[2J\x1b[0mGRUB loading.\r\n\x1b[0;30;47m\x1b[12;1HWelcome to GRUB!\r\n");
    expect(shown(screen)).toBe("GRUB loading.\r\nWelcome to GRUB!\r\n");
    expect(shown(screen)).toBe("");
  });
  test("is quiet once the guest prints by itself, until the machine is reset", () => {
    const screen = new ScreenPort();
    print(screen, "one");
    screen.silence();
    print(screen, "two");
    expect(shown(screen)).toBe("one");
    screen.reset();
    print(screen, "three");
    expect(shown(screen)).toBe("three");
  });
  test("gives what is typed, and says when there is something", () => {
    const screen = new ScreenPort();
    expect(screen.read(5) & 1).toBe(0);
    screen.type(Buffer.from("ls"));
    expect([screen.read(5) & 1, screen.read(0), screen.read(0), screen.read(5) & 1]).toEqual([
      1, 0x6c, 0x73, 0,
    ]);
  });
});

describe("the reason why nothing boots", () => {
  const firmware = "SeaBIOS (version 1.16.2)\r\nBooting from Hard Disk...\r\n";
  const floppy = "Booting from Floppy...\r\nBoot failed: could not read the boot disk\r\n\r\n";
  const whole = `${firmware}Boot failed: not a bootable disk\r\n\r\n${floppy}No bootable device.\r\n`;
  test("is told once firmware has given up, however its words are cut", () => {
    for (let cut = 1; cut < whole.length; cut += 7) {
      const watch = new BootFailureWatch();
      const sentences = [whole.slice(0, cut), whole.slice(cut)].map((part) => watch.read(Buffer.from(part)));
      expect(sentences.filter((sentence) => sentence !== undefined)).toEqual([
        "The root disk does not boot: its first sector has no boot signature (bytes 55 AA at offset 510).",
      ]);
    }
  });
  test("is not told while there is hope, nor from a guest's words in the middle of a line", () => {
    const watch = new BootFailureWatch();
    expect(watch.read(Buffer.from(`${firmware}Boot failed: not a bootable disk\r\n`))).toBeUndefined();
    expect(watch.read(Buffer.from("echo No bootable device.\r\n"))).toBeUndefined();
  });
});
