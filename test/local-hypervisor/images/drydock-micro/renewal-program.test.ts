import { readFileSync } from "node:fs";
import { join } from "node:path";
import { waitingLine } from "../../../../local-hypervisor/engines/v86/warm-template-maker";
import { timeOfDayNode } from "../../../../local-hypervisor/guest/xen/time-of-day";
import { encodeMessage, messageType } from "../../../../local-hypervisor/guest/xen/xenstore/wire";
import { renewalProgram } from "../../../../local-hypervisor/images/drydock-micro/renewal-program";

const overlay = join(__dirname, "../../../../local-hypervisor/images/drydock-micro");

test("the program asks where the hypervisor answers: an empty value written, then read", () => {
  const program = renewalProgram();
  for (const type of [messageType.write, messageType.read]) {
    const payload = `${timeOfDayNode}\0`;
    const message = encodeMessage({ type, requestId: 0, transactionId: 0, payload });
    expect(program.includes(Buffer.from(message))).toBe(true);
  }
});

test("it is an executable for the 386 whose first segment is the file and room for an answer", () => {
  const program = renewalProgram();
  expect(program.subarray(0, 7).toString("hex")).toBe("7f454c46010101");
  const [entry, base, fileBytes, memoryBytes] = [24, 60, 68, 72].map((at) => program.readUInt32LE(at));
  expect(fileBytes).toBe(program.length);
  expect(memoryBytes).toBe(program.length + 64);
  expect(entry).toBe((base ?? 0) + 52 + 2 * 32);
});

test("the image prints the line by which the hypervisor knows it", () => {
  for (const file of ["initrd/init", "root/etc/init.d/rcS"])
    expect(readFileSync(join(overlay, file), "utf8")).toContain(waitingLine);
});
