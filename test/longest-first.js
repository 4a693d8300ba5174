const { existsSync } = require("node:fs");
const { join, relative } = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

const root = join(__dirname, "..");

/** Tests of half a minute and more on a quiet machine, the longest first: begun late, one of them runs alone at the end */
const longest = [
  "test/acceptance/web-server.test.ts",
  "test/local-hypervisor/engines/xen-host/engine.guest.test.ts",
  "test/local-hypervisor/engines/v86/engine.guest.test.ts",
  "test/acceptance/security-groups.test.ts",
  "test/local-hypervisor/engines/qemu/engine.guest.test.ts",
  "test/local-hypervisor/engines/v86/moved.guest.test.ts",
  "test/local-hypervisor/engines/v86/disk-load.guest.test.ts",
  "test/acceptance/snapshot-lab.test.ts",
  "test/acceptance/private-network.test.ts",
  "test/acceptance/images-of-instances.test.ts",
  "test/acceptance/first-instance.test.ts",
  "test/local-hypervisor/images/network-interfaces.guest.test.ts",
  "test/local-hypervisor/engines/v86/boots.guest.test.ts",
  "test/acceptance/instance-life-cycle.test.ts",
  "test/acceptance/warm-launch.test.ts",
  "test/acceptance/volumes-by-command-line.test.ts",
  "test/provider/framework/terraform.test.ts",
  "test/provider/network-edge.test.ts",
  "test/local-hypervisor/network/kernel-peer.test.ts",
  "test/provider/network.test.ts",
];

/** Jest's own order knows how long a test takes only where it ran before, and a clean clone has run nothing. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const lost = longest.find((path) => !existsSync(join(root, path)));
    if (lost) throw new Error(`${lost} is not there; mend its path in test/longest-first.js`);
    const rank = ({ path }) => {
      const at = longest.indexOf(relative(root, path));
      return at === -1 ? longest.length : at;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
};
