import type { InstanceExplanation } from "../control-plane/explanation";
import type { GuestReport } from "../control-plane/ports";

/** What the rows and groups of `drydock explain` mean, in a sentence or two each. */

export function modeSentence({ virtualizationType }: InstanceExplanation): string {
  return virtualizationType === "paravirtual"
    ? "PV (paravirtualization): a kernel that was prepared for it calls its hypervisor instead of hardware"
    : "HVM (full virtualization): the kernel finds a PC, and need not know that it is none";
}

export const bootSentences: Readonly<Record<GuestReport["bootPath"], string>> = {
  firmware: "firmware (SeaBIOS), the disk's boot sector, its boot loader, its kernel",
  "pv-grub": "PV-GRUB's way: the menu on the root disk names a kernel, which is entered without firmware",
  direct: "the menu on the root disk names a kernel, which is entered without firmware and boot loader",
};

export function hostSentence({ hypervisor }: InstanceExplanation): string {
  return hypervisor === "xen"
    ? "Xen, as of EC2's first generations: devices are back ends in software"
    : "Nitro: devices are PCI cards, at AWS in hardware; what is left of the hypervisor is small (KVM)";
}

export const startSentences: Readonly<Record<GuestReport["start"], string>> = {
  cold: "cold: it booted",
  warm: "warm: it went on from a template of its image that had booted before",
  resumed: "it was saved while it ran, and goes on from there",
};

export function signatureSentence({ engine, hypervisor, guest }: InstanceExplanation): string {
  if (guest.signature !== undefined) return guest.signature;
  return engine === "v86" && hypervisor === "nitro"
    ? "nothing: no hypervisor shows (a Nitro host would say KVMKVMKVM)"
    : "nothing: no hypervisor shows";
}

export function trapSentence({ virtualizationType, engine }: InstanceExplanation): string {
  const theorem =
    "Popek and Goldberg (1974): a machine can be virtualized by trapping when every sensitive instruction is privileged.";
  if (engine === "qemu")
    return `${theorem} x86 was not such a machine; VT-x and AMD-V made it one, and each trap is a VM exit.`;
  if (engine === "xen-host")
    return `${theorem} A PV kernel asks by hypercall for all that is, its page tables included: Xen has ring 0, the kernel has not.`;
  const replaced =
    virtualizationType === "paravirtual"
      ? "A PV kernel asks by hypercall for time, events and devices; page tables (CR, INVLPG) are its own here, as in PVH."
      : "An HVM kernel uses them as on a PC, and each is answered in software.";
  return `${theorem} ${replaced}`;
}

export function hypercallSentence({ hypervisor, virtualizationType }: InstanceExplanation): string {
  if (hypervisor === "nitro")
    return "Calls into the hypervisor: a guest on Nitro needs next to none, its devices are hardware to it.";
  return virtualizationType === "paravirtual"
    ? "What PV has in place of hardware: one call for what would take many traps (timer, idling, events, shared pages)."
    : "An HVM guest's Xen drivers make them too (PV on HVM): devices by shared pages, not by emulated ports.";
}

export function interruptSentence({ hypervisor }: InstanceExplanation): string {
  return hypervisor === "xen"
    ? "Xen's guests take events, many of them told by one upcall; emulated chips have lines, for HVM alone."
    : "Cards interrupt by messages (MSI-X), or by a line that they share; nothing asks which one it was.";
}

export function ioSentence({ hypervisor, guest }: InstanceExplanation): string {
  if (hypervisor === "nitro")
    return "A request is some writes into memory and one to the card's doorbell; at AWS the card does the rest.";
  return guest.emulatedDisk === undefined
    ? "Rings in shared memory: front end in the guest, back end (vbd, vif) in the host; no port is emulated for data."
    : "Ports are emulated, each access a trap; the Xen drivers' rings (vbd, vif) carry whole requests instead.";
}
