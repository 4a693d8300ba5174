import { createHash } from "node:crypto";

/** What firmware tells the guest about its machine (SMBIOS), as on Nitro. */
export interface MachineIdentity {
  readonly instanceId: string;
  /** Starts with `ec2`, by which cloud-init and others know EC2; always the same for an instance */
  readonly uuid: string;
}

export function machineIdentity(instanceId: string): MachineIdentity {
  const hex = createHash("sha256").update(`drydock ${instanceId}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] as string, 16) % 4];
  const parts = [
    `ec2${hex.slice(3, 8)}`,
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return { instanceId, uuid: parts.join("-") };
}
