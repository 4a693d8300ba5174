// What quickstart can deploy, by the engine that runs its guest, and which of it suits this machine.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { buildDebianImage, buildImages, CommandFailure, root } from "./setup.mjs";

const howToInstall =
  "sudo apt-get install qemu-system-x86 seabios mmdebstrap uidmap (Debian, Ubuntu), or name QEMU's program in DRYDOCK_QEMU";

const embedded = {
  folder: root,
  source: "examples/first-instance/main.ts",
  buildImage: buildImages,
  environment: () => ({}),
  deadlineMs: 180_000,
  // On a second run user data was done long ago; what it printed may have left the 64 KiB that EC2 keeps
  isDone: (text) =>
    /user data finished with status \d+|boot finished after/.test(text) || text.length >= 65_000,
  ways: ({ instance_id }) => [
    [`npx drydock console ${instance_id}`, "a shell on its serial console (Ctrl-] leaves)"],
  ],
};

const qemu = {
  // A project of its own: its state is not that of the other example, and both can be deployed
  folder: join(root, "examples", "web-server"),
  source: "examples/web-server/main.ts",
  buildImage: buildDebianImage,
  environment: () => {
    const key = process.env.WEB_SERVER_PUBLIC_KEY ?? ownPublicKey();
    return key === undefined ? {} : { WEB_SERVER_PUBLIC_KEY: key };
  },
  // Without hardware virtualization a boot takes one to five minutes, on a busy machine more
  deadlineMs: 1_200_000,
  isDone: (text) => /Cloud-init v\. \S+ finished at/.test(text) || text.length >= 65_000,
  ways: ({ instance_id, public_ip }) => [
    [`curl http://${public_ip}/`, "Hello from Debian; drydock ps says when a listener had to move"],
    [`npx drydock ssh ${instance_id}`, "as admin, with your key of ~/.ssh or WEB_SERVER_PUBLIC_KEY"],
    [`npx drydock console ${instance_id}`, "its serial console (Ctrl-] leaves)"],
  ],
};

export const labs = { embedded, qemu };

/** The engine that the command line names; undefined when it leaves the choice to us. */
export function engineArgument(words) {
  if (words.length === 0) return undefined;
  const [option, value, ...rest] = words.flatMap((word) => word.split("="));
  if (option !== "--engine" || !Object.hasOwn(labs, value ?? "") || rest.length > 0)
    throw new CommandFailure(
      `What is '${words.join(" ")}'? There are: npm run quickstart -- --engine ${Object.keys(labs).join(" | ")}`,
    );
  return value;
}

/** Asked before any long work when QEMU was named. */
export function requireQemu() {
  if (hasProgram(process.env.DRYDOCK_QEMU ?? "qemu-system-x86_64")) return;
  throw new CommandFailure(
    `QEMU is not installed. Install it and what builds its image: ${howToInstall}.\nWithout it: npm run quickstart`,
  );
}

/**
 * QEMU's lab where a guest has proven that hardware virtualization works and Debian can be built: there it boots in
 * seconds. Emulated it takes minutes, which are not for a newcomer who did not ask for them (decision 0030).
 */
export function chooseEngine() {
  if (!hasProgram(process.env.DRYDOCK_QEMU ?? "qemu-system-x86_64")) return "embedded";
  const { stdout = "" } = spawnSync(process.execPath, [join(root, "dist", "drydock.js"), "doctor"], {
    encoding: "utf8",
  });
  const isAccelerated = /guests by (kvm|hvf):/.test(stdout);
  if (isAccelerated && hasProgram("mmdebstrap")) return "qemu";
  console.log(
    isAccelerated
      ? `▸ with mmdebstrap and uidmap this would be a whole Debian: ${howToInstall}`
      : "▸ QEMU has no hardware virtualization here; a whole Debian, in some minutes: npm run quickstart -- --engine qemu",
  );
  return "embedded";
}

const hasProgram = (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

const ownPublicKey = () =>
  ["id_ed25519.pub", "id_rsa.pub"]
    .map((name) => join(homedir(), ".ssh", name))
    .find((file) => existsSync(file));
