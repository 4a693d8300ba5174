import { findIdentity, replaceIdentity } from "../../../../local-hypervisor/engines/v86/identity-places";
import { uuidBytes } from "../../../../local-hypervisor/guest/firmware/smbios";

const first = "ec2a1b2c-0123-4567-89ab-cdef01234567";
const second = "ec2fedcb-7654-3210-fedc-ba9876543210";

test("all of a machine's UUIDs in memory become another's, in the form that they have, and nothing else does", () => {
  const memoryOf = (uuid: string) => {
    const memory = Buffer.alloc(8192, 0xaa);
    memory.set(uuidBytes(uuid), 4090);
    memory.write(uuid, 100, "latin1");
    memory.write(uuid, 137, "latin1");
    memory.write(uuid.toUpperCase(), 5000, "latin1");
    return memory;
  };
  const memory = memoryOf(first);
  const places = findIdentity(memory, first);
  expect(places).toEqual({ binary: [4090], lowerCase: [100, 137], upperCase: [5000] });
  replaceIdentity((address, bytes) => memory.set(bytes, address), places, second);
  expect(memory.equals(memoryOf(second))).toBe(true);
});
