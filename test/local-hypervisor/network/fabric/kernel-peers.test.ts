import { createHash } from "node:crypto";
import { FabricRig } from "../../../support/fabric-rig";
import {
  localRoute,
  networkInterface,
  networkTopology,
  openGroup,
  rule,
  securityGroup,
  subnet,
} from "../../../support/network-topology";
import { TapPeer, type TapPeerSettings, tapPeerUnavailable } from "../../../support/tap-peer";

const unavailable = tapPeerUnavailable();
const kernelTest = unavailable === undefined ? test : test.skip;
const because = unavailable === undefined ? "" : ` (skipped: ${unavailable})`;

const [client, server] = ["172.31.16.5", "172.31.32.6"];
const transferBytes = 4_000_000;
const revokeAfterFrames = 500;

const topology = (...ingress: Parameters<typeof securityGroup>[1]) =>
  networkTopology({
    subnets: [
      subnet({ routes: [localRoute] }),
      subnet({ subnetId: "subnet-2", cidrBlock: "172.31.32.0/20", routes: [localRoute] }),
    ],
    networkInterfaces: [
      networkInterface(client, { groupIds: ["sg-client"] }),
      networkInterface(server, { subnetId: "subnet-2", groupIds: ["sg-server"] }),
    ],
    securityGroups: [
      openGroup,
      securityGroup("sg-client", [rule({ isEgress: true })]),
      securityGroup("sg-server", ingress),
    ],
  });

const web = rule({
  ipProtocol: "tcp",
  fromPort: 5_000,
  toPort: 5_000,
  peer: { kind: "group", groupId: "sg-client" },
});

/** The same bytes as `pattern` in tap-peer.py */
function patternDigest(length: number): string {
  const blocks = Array.from({ length: Math.floor(length / 32) + 1 }, (_, index) =>
    createHash("sha256").update(String(index)).digest(),
  );
  return createHash("sha256").update(Buffer.concat(blocks).subarray(0, length)).digest("hex");
}

/** A kernel at each of two interfaces in different subnets */
class TwoKernels {
  readonly rig: FabricRig;
  revoked = false;
  private delivered = 0;
  private readonly peers: TapPeer[] = [];

  constructor() {
    this.rig = new FabricRig(topology());
  }

  plug(
    address: string,
    workload: Pick<TapPeerSettings, "workload" | "host" | "port" | "sendBytes">,
  ): TapPeer {
    const found = this.rig.fabric.topology.networkInterface(`eni-${address}`);
    if (found === undefined) throw new Error(`no interface eni-${address}`);
    const peer = new TapPeer({
      macAddress: found.topology.macAddress,
      address,
      prefixLength: 20,
      gateway: address.replace(/\d+$/, "1"),
      mtuBytes: found.mtuBytes,
      ...workload,
    });
    const port = this.rig.fabric.connect(`eni-${address}`, { frameOffload: false });
    port.onFrame((frame) => {
      peer.port.send(frame);
      this.delivered += 1;
      if (this.delivered === revokeAfterFrames) this.revoke();
    });
    peer.port.onFrame((frame) => port.send(frame));
    this.peers.push(peer);
    return peer;
  }

  /** In the middle of the transfer: the connection stands and goes on */
  private revoke(): void {
    this.revoked = true;
    this.rig.fabric.configure(topology());
  }

  async close(): Promise<void> {
    await Promise.all(this.peers.map((peer) => peer.close()));
    this.rig.close();
    expect(this.rig.faults).toEqual([]);
  }
}

kernelTest(
  `two kernels in two subnets exchange megabytes over TCP, once a security group lets them begin${because}`,
  async () => {
    const kernels = new TwoKernels();
    const transfer = { sendBytes: transferBytes, port: 5_000 };
    const whole = { receivedBytes: transferBytes, receivedSha256: patternDigest(transferBytes) };
    try {
      const listener = kernels.plug(server, { workload: "listen", ...transfer });
      expect(await listener.next()).toEqual({ listening: true });
      const caller = kernels.plug(client, { workload: "connect", host: server, ...transfer });
      let answered = false;
      const result = caller.next().finally(() => {
        answered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(answered).toBe(false); // no rule, no answer, and no refusal either
      kernels.rig.fabric.configure(topology(web)); // the kernel's next SYN passes
      expect(await result).toEqual(whole);
      expect(await listener.next()).toEqual(whole);
      expect(kernels.revoked).toBe(true);
    } finally {
      await kernels.close();
    }
  },
  90_000,
);
