import { ControlPlaneRig } from "../../support/control-plane-rig";

jest.setTimeout(60_000);

describe("console of an instance", () => {
  let rig: ControlPlaneRig;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
  });

  afterEach(async () => {
    await rig.close();
  });

  test("what was printed is replayed, what comes is shown, what is typed arrives, until detached", async () => {
    const { id } = await rig.launch(await rig.registerImage());
    const guest = rig.engine.guestOf(id);
    const typed: string[] = [];
    guest.spec.console.onInput((bytes) => typed.push(Buffer.from(bytes).toString()));
    guest.print("before ");
    const seen: string[] = [];
    const session = rig.controlPlane.consoles.attach(id, (bytes) => seen.push(Buffer.from(bytes).toString()));
    guest.print("after");
    session.write(Buffer.from("ls\n"));
    session.detach();
    guest.print("unseen");
    expect(Buffer.from(session.replay).toString()).toBe("before ");
    expect(seen).toEqual(["after"]);
    expect(typed).toEqual(["ls\n"]);
    expect(Buffer.from(rig.controlPlane.consoles.tail(id)?.bytes ?? []).toString()).toBe(
      "before afterunseen",
    );
    guest.switchOff();
    await rig.settle();
    session.write(Buffer.from("into the void"));
    expect(typed).toEqual(["ls\n"]);
  });

  test("two watch at once, and one leaves", () => {
    const { consoles } = rig.controlPlane;
    const seen: string[] = [];
    const first = consoles.attach("i-1", () => seen.push("first"));
    consoles.attach("i-1", () => seen.push("second"));
    consoles.port("i-1").output(Buffer.from("x"));
    first.detach();
    first.detach();
    consoles.port("i-1").output(Buffer.from("y"));
    expect(seen).toEqual(["first", "second", "second"]);
  });

  test("the tail is 64 KiB and survives a crash", async () => {
    const { consoles } = rig.controlPlane;
    consoles.port("i-1").output(Buffer.alloc(100_000, "a"));
    consoles.port("i-1").output(Buffer.from("end"));
    expect(consoles.tail("i-1")?.bytes).toHaveLength(65_536);
    await rig.settle();
    await rig.crash();
    await rig.restart();
    const tail = Buffer.from(rig.controlPlane.consoles.tail("i-1")?.bytes ?? []);
    expect(tail).toHaveLength(65_536);
    expect(tail.subarray(-4).toString()).toBe("aend");
  });
});
