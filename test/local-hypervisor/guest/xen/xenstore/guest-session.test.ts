import { messageType } from "../../../../../local-hypervisor/guest/xen/xenstore/wire";
import { XenstoreRig } from "../../../../support/xenstore-rig";

const device = "/local/domain/1/device/vbd/51712";
const backend = "/local/domain/0/backend/vbd/1/51712";

function withDevice() {
  const rig = new XenstoreRig();
  rig.store.write(`${device}/state`, "1", "guest-owns");
  rig.store.write(`${backend}/state`, "2", "guest-reads");
  rig.store.write("/tool/secret", "x", "hidden");
  return { ...rig, rig, store: rig.store, client: rig.client };
}

test("reads, writes, lists, makes and removes nodes by absolute and relative paths", () => {
  const { client } = withDevice();
  expect(client.read(`${device}/state`)).toBe("1");
  expect(client.read("device/vbd/51712/state")).toBe("1");
  expect(client.write("device/vbd/51712/ring-ref", "8")).toBe("OK");
  expect(client.ask(messageType.makeDirectory, ["data/a/b"])).toBe("OK");
  expect(client.ask(messageType.makeDirectory, ["data/a/b"])).toBe("OK");
  expect(client.ask(messageType.directory, ["device/vbd/51712"])).toBe("state\0ring-ref");
  expect(client.read("data/a")).toBe("");
  expect(client.ask(messageType.remove, ["data/a"])).toBe("OK");
  expect(client.ask(messageType.remove, ["data/a"])).toBe("OK");
  expect(client.ask(messageType.remove, ["data/a/b/c"])).toBe("ENOENT");
  expect(client.read("data/a/b")).toBe("ENOENT");
  expect(client.ask(messageType.directory, ["data"])).toBe("");
});

test("permissions hold: what is another's is not written, what is hidden not read", () => {
  const { client, store } = withDevice();
  expect(client.read(`${backend}/state`)).toBe("2");
  expect(client.read(`${backend}/nothing`)).toBe("ENOENT");
  expect(client.write(`${backend}/state`, "4")).toBe("EACCES");
  expect(client.write(`${backend}/more`, "4")).toBe("EACCES");
  expect(client.ask(messageType.remove, [backend])).toBe("EACCES");
  expect(client.read("/tool/secret")).toBe("EACCES");
  expect(client.read("/tool/nothing")).toBe("EACCES");
  expect(client.ask(messageType.directory, ["/"])).toBe("EACCES");
  expect(client.ask(messageType.getPermissions, [backend])).toBe("n0\0r1");
  expect(client.ask(messageType.getPermissions, [device])).toBe("n1");
  expect(client.ask(messageType.setPermissions, [device, "n1", "r0"])).toBe("OK");
  expect(client.ask(messageType.getPermissions, [device])).toBe("n1\0r0");
  expect(client.ask(messageType.setPermissions, [device, "n0"])).toBe("EPERM");
  expect(client.ask(messageType.setPermissions, [backend, "n1"])).toBe("EACCES");
  expect(client.ask(messageType.setPermissions, [device, "x1"])).toBe("EINVAL");
  expect(client.ask(messageType.setPermissions, [device])).toBe("EINVAL");
  expect(store.read(`${backend}/state`)).toBe("2");
});

test("paths of another form are refused", () => {
  const { client } = withDevice();
  const long = [`/${"a".repeat(3072)}`, "a".repeat(2049)];
  for (const path of ["", "/a//b", "/a/", "a b", "/a\u00e9", "@introduceDomain", ...long]) {
    expect(client.read(path)).toBe("EINVAL");
    expect(client.write(path, "x")).toBe("EINVAL");
  }
});

test("the longest paths are taken", () => {
  const { client } = withDevice();
  const relative = `data/${"a".repeat(2043)}`;
  const absolute = `/local/domain/1/data/${"a".repeat(3072 - 21)}`;
  for (const path of [relative, absolute]) {
    expect(client.write(path, "x")).toBe("OK");
    expect(client.read(path)).toBe("x");
  }
});

test("says where domains are, and which there are", () => {
  const { client } = withDevice();
  expect(client.ask(messageType.getDomainPath, ["7"])).toBe("/local/domain/7");
  expect(["0", "1", "2"].map((id) => client.ask(messageType.isDomainIntroduced, [id]))).toEqual([
    "T",
    "T",
    "F",
  ]);
  expect(client.ask(messageType.getDomainPath, ["x"])).toBe("EINVAL");
});

test("what is domain 0's to ask is refused, what nobody knows is unknown", () => {
  const { client } = withDevice();
  const { control, introduce, release, resume, setTarget, watchEvent, error } = messageType;
  for (const type of [control, introduce, release, resume, setTarget])
    expect(client.ask(type, ["1", "2", "3"])).toBe("EACCES");
  for (const type of [watchEvent, error, 18 + 2, 23, 0xffffffff])
    expect(client.ask(type, ["x"])).toBe("ENOSYS");
});

test("a request without the end of its text is refused", () => {
  const { client } = withDevice();
  const raw = (type: number, payload: string) => client.answerTo(client.send(type, payload)).payload;
  for (const type of [messageType.read, messageType.write, messageType.watch, messageType.transactionEnd])
    expect(raw(type, "device")).toBe("EINVAL\0");
  expect(raw(messageType.read, "")).toBe("EINVAL\0");
  expect(raw(messageType.read, "device\0more\0")).toBe("EINVAL\0");
});

test("values hold any bytes, up to a limit", () => {
  const { client, store } = withDevice();
  const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
  expect(client.write("data/bytes", bytes)).toBe("OK");
  expect(client.request(messageType.read, ["data/bytes"]).payload).toBe(bytes);
  expect(store.read("/local/domain/1/data/bytes")).toBe(bytes);
  expect(client.write("data/bytes", "x".repeat(2049))).toBe("ENOSPC");
});

test("long lists are read in parts", () => {
  const { client, store } = withDevice();
  const names = Array.from({ length: 400 }, (_, index) => `child-${index}-${"x".repeat(index % 30)}`);
  for (const name of names) store.write(`${device}/many/${name}`, "", "guest-reads");
  const path = "device/vbd/51712/many";
  expect(client.ask(messageType.directory, [path])).toBe("E2BIG");
  let list = "";
  let generation: string | undefined;
  for (let parts = 0; !list.endsWith("\0\0"); parts++) {
    expect(parts).toBeLessThan(10);
    const { payload } = client.request(messageType.directoryPart, [path, String(list.length)]);
    const end = payload.indexOf("\0");
    generation ??= payload.slice(0, end);
    expect(payload.slice(0, end)).toBe(generation);
    list += payload.slice(end + 1);
  }
  expect(list.split("\0").slice(0, -2)).toEqual(names);
  expect(client.request(messageType.directoryPart, [path, "1000000"]).payload).toBe(`${generation}\0\0`);
  expect(client.ask(messageType.directoryPart, [path, "-1"])).toBe("EINVAL");
});

test("a transaction holds as a whole or not at all", () => {
  const { client, store } = withDevice();
  const transaction = client.begin();
  expect(client.write("device/vbd/51712/ring-ref", "8", transaction)).toBe("OK");
  expect(client.ask(messageType.remove, ["device/vbd/51712/state"], { transaction })).toBe("OK");
  expect(client.read("device/vbd/51712/ring-ref", transaction)).toBe("8");
  expect(client.read("device/vbd/51712/ring-ref")).toBe("ENOENT");
  expect(client.ask(messageType.directory, ["device/vbd/51712"], { transaction })).toBe("ring-ref");
  expect(store.list(device)).toEqual(["state"]);
  expect(client.end(transaction)).toBe("OK");
  expect(store.list(device)).toEqual(["ring-ref"]);
  expect(client.end(transaction)).toBe("ENOENT");

  const given = client.begin();
  client.write("device/vbd/51712/ring-ref", "9", given);
  expect(client.end(given, false)).toBe("OK");
  expect(store.read(`${device}/ring-ref`)).toBe("8");
});

test("a transaction that met what another changed is to be tried again", () => {
  const { client, store } = withDevice();
  const reader = client.begin();
  expect(client.read(`${backend}/state`, reader)).toBe("2");
  client.write("device/vbd/51712/x", "1", reader);
  store.write(`${backend}/state`, "5");
  expect(client.read(`${backend}/state`, reader)).toBe("2");
  expect(client.end(reader)).toBe("EAGAIN");
  expect(store.read(`${device}/x`)).toBeUndefined();

  const [one, other] = [client.begin(), client.begin()];
  client.write("data/one", "1", one);
  client.write("error/other", "1", other);
  expect([client.end(one), client.end(other)]).toEqual(["OK", "OK"]);

  const [first, second] = [client.begin(), client.begin()];
  client.write("data/first", "1", first);
  client.write("data/second", "1", second);
  expect([client.end(first), client.end(second)]).toEqual(["OK", "EAGAIN"]);
});

test("transactions do not nest and are not without number", () => {
  const { client } = withDevice();
  const transaction = client.begin();
  expect(client.ask(messageType.transactionStart, [""], { transaction })).toBe("EBUSY");
  for (let count = 1; count < 10; count++) client.begin();
  expect(client.ask(messageType.transactionStart, [""])).toBe("ENOSPC");
  expect(client.ask(messageType.transactionEnd, ["X"], { transaction })).toBe("EINVAL");
  expect(client.ask(messageType.transactionEnd, ["T"])).toBe("ENOENT");
  expect(client.read("data", 77_777)).toBe("ENOENT");
  expect(client.ask(messageType.resetWatches, [""])).toBe("OK");
  expect(client.end(transaction)).toBe("ENOENT");
});

test("watches tell of changes at and below a path, as the path was given, and begin with one event", () => {
  const { client, store } = withDevice();
  expect(client.ask(messageType.watch, ["device", "relative"])).toBe("OK");
  expect(client.ask(messageType.watch, [`${backend}/state`, "absolute"])).toBe("OK");
  expect(client.ask(messageType.watch, ["@releaseDomain", "special"])).toBe("OK");
  expect(client.ask(messageType.watch, ["@releaseDomain", "special"])).toBe("EEXIST");
  expect(client.ask(messageType.watch, ["a//b", "bad"])).toBe("EINVAL");
  expect(client.takeEvents()).toEqual([
    ["device", "relative"],
    [`${backend}/state`, "absolute"],
    ["@releaseDomain", "special"],
  ]);
  store.write(`${device}/state`, "4");
  store.write(`${backend}/state`, "4");
  store.write(`${backend}/other`, "4");
  expect(client.takeEvents()).toEqual([
    ["device/vbd/51712/state", "relative"],
    [`${backend}/state`, "absolute"],
  ]);
  expect(client.ask(messageType.unwatch, ["device", "relative"])).toBe("OK");
  expect(client.ask(messageType.unwatch, ["device", "relative"])).toBe("ENOENT");
  store.remove(device);
  store.remove("/local/domain/0/backend/vbd");
  expect(client.takeEvents()).toEqual([[`${backend}/state`, "absolute"]]);
});

test("a transaction's changes are told of once it holds", () => {
  const { client } = withDevice();
  client.ask(messageType.watch, ["data", "t"]);
  client.takeEvents();
  const transaction = client.begin();
  client.write("data/x", "1", transaction);
  client.write("data/y", "1", transaction);
  expect(client.takeEvents()).toEqual([]);
  expect(client.end(transaction)).toBe("OK");
  expect(client.takeEvents()).toEqual([
    ["data/x", "t"],
    ["data/y", "t"],
  ]);
});

test("nothing is told of what may not be read", () => {
  const { client, store } = withDevice();
  client.ask(messageType.watch, ["/tool", "t"]);
  client.takeEvents();
  store.write("/tool/secret", "y");
  store.write("/tool/other", "y", "hidden");
  expect(client.takeEvents()).toEqual([]);
  store.write("/tool/open", "y", "guest-reads");
  expect(client.takeEvents()).toEqual([["/tool/open", "t"]]);
});

test("a guest fills neither the store nor its watches", () => {
  const { client, store } = withDevice();
  const before = store.tree.guestNodes;
  let made = 0;
  while (made < 2000 && client.write(`data/n${made}`, "x") === "OK") made++;
  expect(made).toBe(1000 - before);
  expect(client.write("data/n0", "y")).toBe("OK");
  expect(client.write("data/more", "y")).toBe("ENOSPC");
  const transaction = client.begin();
  expect(client.write("data/more", "y", transaction)).toBe("ENOSPC");
  client.ask(messageType.remove, ["data/n1"], { transaction });
  expect(client.write("data/more", "y", transaction)).toBe("OK");
  expect(client.end(transaction)).toBe("OK");
  client.ask(messageType.remove, ["data"]);
  expect(client.write("control/shutdown", "")).toBe("OK");
  for (let count = 0; count < 128; count++) client.ask(messageType.watch, ["device", `t${count}`]);
  expect(client.ask(messageType.watch, ["device", "one more"])).toBe("E2BIG");
});

test("domain 0's watchers are called at once, of every change below, and after what they changed themselves", () => {
  const { store, client } = withDevice();
  const seen: string[] = [];
  const end = store.watch(device, (path) => {
    seen.push(`${path} ${store.read(path)}`);
    if (path.endsWith("/state") && store.read(path) === "3") store.write(`${device}/answer`, "4");
  });
  client.write("device/vbd/51712/state", "3");
  client.write("device/vbd/51712", "");
  end();
  client.write("device/vbd/51712/state", "6");
  expect(seen).toEqual([`${device} `, `${device}/state 3`, `${device}/answer 4`, `${device} `]);
  expect(() => store.write("no/path", "")).toThrow(RangeError);
});

test("a store that is reset holds what a new domain's does, and a guest's nodes not", () => {
  const { store, client, connection } = withDevice();
  client.write("data/x", "1");
  client.ask(messageType.watch, ["data", "t"]);
  client.takeEvents();
  connection.reset();
  store.reset();
  expect(client.read("data/x")).toBe("ENOENT");
  expect(client.write("data/y", "1")).toBe("OK");
  expect(client.takeEvents()).toEqual([]);
  expect(store.list("/local/domain/0/backend")).toEqual([]);
});
