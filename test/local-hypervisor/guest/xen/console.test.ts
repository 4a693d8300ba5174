import { XenConsole } from "../../../../local-hypervisor/guest/xen/console";
import type { BoundEventChannel } from "../../../../local-hypervisor/guest/xen/ports";
import { FlatMemory } from "../../../support/flat-memory";

const page = 0x1000;
const remotePort = 5;
const index = { inputConsumer: 3072, inputProducer: 3076, outputConsumer: 3080, outputProducer: 3084 };

/** A guest's hvc0: its end of the ring, and what this side printed of it */
class Guest {
  readonly memory: FlatMemory;
  printed = "";
  wakes = 0;
  private readonly deferred: (() => void)[] = [];
  private notified: () => void = () => undefined;
  readonly console: XenConsole;

  constructor(saved?: { of: Guest; binds?: boolean }) {
    this.memory = saved?.of.memory ?? new FlatMemory(0x4000);
    const channel: BoundEventChannel = {
      remotePort,
      notify: () => void this.wakes++,
      onClosed: () => undefined,
      close: () => undefined,
    };
    this.console = new XenConsole(
      {
        memory: this.memory,
        events: {
          bind: (port, notified) => {
            expect(port).toBe(remotePort);
            this.notified = notified;
            return channel;
          },
        },
        page,
        remotePort,
        defer: (work) => void this.deferred.push(work),
        printed: (bytes) => {
          this.printed += Buffer.from(bytes).toString("latin1");
        },
      },
      saved && structuredClone(saved.of.console.save()),
    );
  }

  field(name: keyof typeof index): number {
    return this.memory.readUint32(page + index[name]);
  }

  set(name: keyof typeof index, value: number): void {
    this.memory.writeUint32(page + index[name], value >>> 0);
  }

  /** As the kernel prints: bytes into the ring, then the event */
  print(text: string): void {
    const producer = this.field("outputProducer");
    Buffer.from(text, "latin1").forEach((byte, at) => {
      this.memory.write(page + 1024 + ((producer + at) % 2048), Uint8Array.of(byte));
    });
    this.set("outputProducer", producer + text.length);
    this.notify();
  }

  notify(): void {
    this.notified();
    for (const work of this.deferred.splice(0)) work();
  }

  /** As the kernel reads what was typed */
  read(): string {
    const [consumer, producer] = [this.field("inputConsumer"), this.field("inputProducer")];
    const length = (producer - consumer) >>> 0;
    const bytes = Uint8Array.from(
      { length },
      (_, at) => this.memory.bytes[page + ((consumer + at) % 1024)] ?? 0,
    );
    this.set("inputConsumer", producer);
    this.notify();
    return Buffer.from(bytes).toString("latin1");
  }
}

const type = (guest: Guest, text: string) => guest.console.type(Buffer.from(text, "latin1"));

describe("a paravirtual console", () => {
  test("prints what the guest writes, over the end of the ring and of its indices, and says that there is room", () => {
    const guest = new Guest();
    for (const name of ["outputConsumer", "outputProducer"] as const) guest.set(name, 0xffffff00);
    const lines = Array.from({ length: 200 }, (_, line) => `line ${line} of what a kernel says\r\n`);
    for (const line of lines) guest.print(line);
    expect(guest.printed).toBe(lines.join(""));
    expect(guest.wakes).toBe(lines.length);
    guest.notify();
    expect(guest.wakes).toBe(lines.length);
  });

  test("gives the guest what is typed as it has room, in order", () => {
    const guest = new Guest();
    const typed = Array.from({ length: 700 }, (_, word) => `word${word} `).join("");
    type(guest, typed.slice(0, 3000));
    type(guest, typed.slice(3000));
    expect(guest.field("inputProducer")).toBe(1024);
    let read = "";
    for (let turns = 0; turns < 10; turns++) read += guest.read();
    expect(read).toBe(typed);
  });

  test("keeps 64 KiB of what is typed and not read", () => {
    const guest = new Guest();
    for (let times = 0; times < 100; times++) type(guest, "x".repeat(4096));
    expect(guest.console.save().waiting.length).toBeLessThanOrEqual(64 * 1024);
  });

  test("leaves out what a guest can not have printed, and types nothing over what was not read", () => {
    const guest = new Guest();
    guest.set("outputProducer", 2049);
    guest.notify();
    expect(guest.printed).toBe("");
    guest.print("sane again");
    expect(guest.printed).toBe("sane again");
    guest.set("inputConsumer", 5);
    type(guest, "typed");
    expect(guest.field("inputProducer")).toBe(0);
    guest.set("inputConsumer", 0);
    guest.notify();
    expect(guest.read()).toBe("typed");
  });

  test("begins with empty rings, whatever stood in the page", () => {
    const former = new Guest();
    former.set("outputProducer", 100);
    former.memory.write(page + 1024, Buffer.from("of the guest before"));
    const guest = new Guest();
    guest.notify();
    expect(guest.printed).toBe("");
  });

  test("goes on where it was saved: what waits is typed, what was printed meanwhile is shown once", () => {
    const guest = new Guest();
    const typed = "y".repeat(1500);
    type(guest, typed);
    guest.print("before, ");
    guest.set("outputProducer", guest.field("outputProducer") + 3);
    guest.memory.write(page + 1024 + 8, Buffer.from("and"));
    const restored = new Guest({ of: guest });
    restored.notify();
    expect(restored.printed).toBe("and");
    expect(restored.read() + restored.read()).toBe(typed);
    restored.print(" after");
    expect(restored.printed).toBe("and after");
  });
});
