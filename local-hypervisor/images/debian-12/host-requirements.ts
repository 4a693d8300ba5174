import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { requireHostPrograms } from "../host-programs";

/**
 * How mmdebstrap may become root of the new system: in a changed root where it is root already, as in containers, and
 * for an ordinary user in a user namespace.
 */
export type BootstrapMode = "root" | "unshare";

/** Programs that the build takes, with the Debian package of each */
const neededPrograms: Readonly<Record<string, string>> = {
  "apt-get": "apt",
  mmdebstrap: "mmdebstrap",
  mke2fs: "e2fsprogs",
  tar: "tar",
};

const debianKeyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

/**
 * Sees to it that the machine can build the image. Throws with the command that mends it otherwise: packages, ranges of
 * user ids, a kernel that allows user namespaces, a way to run programs for x86_64.
 */
export async function chooseMode(onProgress: (step: string) => void): Promise<BootstrapMode> {
  const mode = process.getuid?.() === 0 ? "root" : "unshare";
  await requireHostPrograms(onProgress, {
    ...neededPrograms,
    ...(mode === "unshare" && { newuidmap: "uidmap" }),
    ...(!existsSync(debianKeyring) && { [debianKeyring]: "debian-archive-keyring" }),
  });
  requireForeignPrograms();
  if (mode === "unshare") requireUserNamespaces();
  return mode;
}

/** Maintainer scripts of an x86_64 system are run: on other machines the kernel needs an emulator for them */
function requireForeignPrograms(): void {
  if (process.arch === "x64" || existsSync("/proc/sys/fs/binfmt_misc/qemu-x86_64")) return;
  throw new Error(
    `The programs of a Debian for x86_64 do not run on this ${process.arch} machine: sudo apt-get install qemu-user-static binfmt-support`,
  );
}

function requireUserNamespaces(): void {
  const { username } = userInfo();
  for (const [file, option] of [
    ["/etc/subuid", "--add-subuids"],
    ["/etc/subgid", "--add-subgids"],
  ] as const) {
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    if (lines.some((line) => line.startsWith(`${username}:`))) continue;
    throw new Error(
      `${username} has no range in ${file}, which a build without root takes its user ids from: sudo usermod ${option} 100000-165535 ${username}`,
    );
  }
  for (const [file, forbids, command] of [
    ["/proc/sys/user/max_user_namespaces", "0", "user.max_user_namespaces=10000"],
    ["/proc/sys/kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"],
    [
      "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
      "1",
      "kernel.apparmor_restrict_unprivileged_userns=0",
    ],
  ] as const) {
    // AppArmor's restriction is lifted for mmdebstrap where its package brings a profile
    if (file.includes("apparmor") && existsSync("/etc/apparmor.d/mmdebstrap")) continue;
    if (!existsSync(file) || readFileSync(file, "utf8").trim() !== forbids) continue;
    throw new Error(
      `This machine's kernel is set to refuse user namespaces, which a build without root takes: sudo sysctl ${command}`,
    );
  }
}
