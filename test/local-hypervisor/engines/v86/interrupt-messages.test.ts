import { InterruptMessages } from "../../../../local-hypervisor/engines/v86/interrupt-messages";
import { enaConfigurationSpace, messagePlaces } from "../../../../local-hypervisor/guest/ena/pci-function";

const address = 0xfee00000;
const enable = 0x80;
const maskAll = 0x40;
/** High byte of the message control in the configuration space */
const controlByte = 0x43;

function setUp() {
  const space = enaConfigurationSpace();
  const vectors: number[] = [];
  const messages = new InterruptMessages(
    messagePlaces,
    () => space,
    (vector) => vectors.push(vector),
  );
  const entry = (vector: number, data: number, control: number) => {
    const at = messagePlaces.table + vector * 16;
    messages.write(at, address);
    messages.write(at + 8, data);
    messages.write(at + 12, control);
  };
  return { space, vectors, messages, entry };
}

test("a message goes when the function, its capability and the vector let it", () => {
  const { space, vectors, messages, entry } = setUp();
  entry(0, 0x41, 0);
  messages.signal(0);
  expect([messages.isEnabled, vectors]).toEqual([false, []]);
  space[controlByte] = enable | maskAll;
  messages.flush();
  expect([messages.isEnabled, vectors]).toEqual([true, []]);
  expect(messages.read(messagePlaces.pending)).toBe(1);
  space[controlByte] = enable;
  messages.flush();
  expect(vectors).toEqual([0x41]);
  expect(messages.read(messagePlaces.pending)).toBe(0);
  messages.signal(1);
  expect(vectors).toEqual([0x41]);
  entry(1, 0x42, 0);
  expect(vectors).toEqual([0x41, 0x42]);
  messages.signal(2);
  expect(vectors).toHaveLength(2);
});

test("the table is read as it was written, and one that leads elsewhere than to a local APIC interrupts nobody", () => {
  const { space, vectors, messages, entry } = setUp();
  space[controlByte] = enable;
  entry(0, 0x41, 0);
  expect([0, 4, 8, 12].map((at) => messages.read(messagePlaces.table + at))).toEqual([address, 0, 0x41, 0]);
  messages.write(messagePlaces.table, 0x1000);
  messages.signal(0);
  expect(vectors).toEqual([]);
  expect([messages.owns(0x1000), messages.owns(messagePlaces.table + 31)]).toEqual([false, true]);
});

test("a reset masks all and forgets what waits; what was saved goes on", () => {
  const { space, vectors, messages, entry } = setUp();
  space[controlByte] = enable;
  entry(0, 0x41, 1);
  messages.signal(0);
  const saved = structuredClone(messages.save());
  messages.reset();
  expect([messages.isEnabled, messages.read(messagePlaces.pending)]).toEqual([false, 0]);
  messages.restore(saved);
  space[controlByte] = enable;
  messages.write(messagePlaces.table + 12, 0);
  expect(vectors).toEqual([0x41]);
});
