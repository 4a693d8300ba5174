import fc from "fast-check";
import {
  arePlausible,
  findPages,
  packPages,
  unpackPages,
} from "../../../../local-hypervisor/engines/v86/memory-pages";
import {
  openGuest,
  packGuest,
  requireShape,
  type SavedState,
} from "../../../../local-hypervisor/engines/v86/saved-guest";
import { SavedGuestError } from "../../../../local-hypervisor/engines/v86/saved-guest-error";

const pageBytes = 4096;
const pages = 256;
const isZeroIn = (memory: Uint8Array) => (address: number) =>
  memory.subarray(address, address + pageBytes).every((byte) => byte === 0);

/** A MiB of which some pages hold something */
const memories = fc
  .uniqueArray(fc.tuple(fc.nat(pages - 1), fc.integer({ min: 1, max: 255 })), { selector: ([page]) => page })
  .map((filled) => {
    const memory = new Uint8Array(pages * pageBytes);
    for (const [page, byte] of filled) memory[page * pageBytes + (byte % pageBytes)] = byte;
    return memory;
  });

const stateOf = (memoryMib: number) =>
  ({
    shape: { memoryMib, virtualizationType: "paravirtual", enaNetworkCards: false, hasFirmware: false },
    takenAtMs: 1,
    machine: { processor: Uint8Array.of(1), clockMs: 2, serialInput: [new Uint8Array(), Uint8Array.of(3)] },
    platform: { time: { dueAt: 5n } },
    counts: { trap: {}, hypercall: {}, interrupt: {}, io: {}, bytes: {} },
  }) as unknown as Omit<SavedState, "v86">;

const artefactOf = (memory: Uint8Array) =>
  packGuest(stateOf(1), memory, findPages(memory.length, isZeroIn(memory)));

const changed = (shared: SharedArrayBuffer, change: (bytes: Uint8Array) => Uint8Array) => {
  const bytes = change(new Uint8Array(shared).slice());
  const other = new SharedArrayBuffer(bytes.length);
  new Uint8Array(other).set(bytes);
  return other;
};

describe("the artefact of a guest", () => {
  test("holds the memory's pages, and puts them back into a machine whose ROM wrote there before", () => {
    fc.assert(
      fc.property(memories, fc.nat(15), (memory, romPage) => {
        const { runs, pages: packed } = openGuest(artefactOf(memory));
        const restored = new Uint8Array(memory.length);
        restored.fill(0xff, romPage * pageBytes, (romPage + 1) * pageBytes);
        unpackPages(restored, runs, packed, 16 * pageBytes);
        expect(Buffer.compare(restored, memory)).toBe(0);
      }),
      { seed: 27, numRuns: 60 },
    );
  });

  test("has as many bytes of pages as hold anything", () => {
    fc.assert(
      fc.property(memories, (memory) => {
        const found = findPages(memory.length, isZeroIn(memory));
        expect(arePlausible(found.runs, memory.length, found.lengthBytes)).toBe(true);
        const packed = new Uint8Array(found.lengthBytes);
        packPages(memory, found, packed);
        for (let at = 0; at < packed.length; at += pageBytes) expect(isZeroIn(packed)(at)).toBe(false);
      }),
      { seed: 28, numRuns: 60 },
    );
  });

  test("holds what the guest is", () => {
    const { state } = openGuest(artefactOf(new Uint8Array(2 ** 20)));
    expect(state).toMatchObject(stateOf(1) as object);
  });

  test("is refused when it is cut off, of another version or of another v86", () => {
    const whole = artefactOf(new Uint8Array(2 ** 20).fill(7));
    const cut = changed(whole, (bytes) => bytes.subarray(0, bytes.length - 1));
    expect(() => openGuest(cut)).toThrow(/not whole: 10\d{5} bytes of 10\d{5} are there/);
    expect(() => openGuest(new SharedArrayBuffer(8))).toThrow("no saved guest");
    const newer = changed(whole, (bytes) => {
      bytes[8] = 99;
      return bytes;
    });
    expect(() => openGuest(newer)).toThrow("saved in format 99");
    const other = changed(whole, (bytes) => {
      const at = Buffer.from(bytes.buffer).indexOf("0.5.462");
      bytes[at] = 0x39;
      return bytes;
    });
    expect(() => openGuest(other)).toThrow("saved by v86 9.5.462");
  });

  test("is refused when its shape is not the machine's", () => {
    const { state } = openGuest(artefactOf(new Uint8Array(2 ** 20)));
    expect(() => requireShape(state, { ...state.shape, memoryMib: 2 })).toThrow(
      "its memoryMib is 1, and this one's is 2",
    );
  });

  test("never does anything but open or be refused, whatever is changed in it", () => {
    const whole = artefactOf(new Uint8Array(2 ** 20).fill(7, 0, 40_000));
    fc.assert(
      fc.property(fc.nat(600), fc.nat(255), fc.nat(2_000), (at, value, cutBytes) => {
        const hostile = changed(whole, (bytes) => {
          bytes[at] = value;
          return bytes.subarray(0, bytes.length - (cutBytes > 1_000 ? cutBytes - 1_000 : 0));
        });
        try {
          openGuest(hostile);
        } catch (error) {
          expect(error).toBeInstanceOf(SavedGuestError);
        }
      }),
      { seed: 29, numRuns: 300 },
    );
  });
});
