import { fail } from "../errors";
import { xenVersion } from "../identity";
import type { Hypercall } from "./hypercall";

const pageBytes = 4096;
/** XENFEAT_* of xen/include/public/features.h, as Xen sets them for guests whose memory it translates */
const feature = {
  writablePageTables: 1 << 0,
  autoTranslatedPhysmap: 1 << 2,
  hvmCallbackVector: 1 << 8,
} as const;
/** XENFEAT_hvm_safe_pvclock */
const safeClock = 1 << 9;

/**
 * xen_version (xen/include/public/version.h): operation, pointer to its structure. XENVER_version 0 answers the
 * version; extraversion 1 (16 characters), compile_info 2 (64, 16, 32 and 32 characters), capabilities 3 (1024),
 * changeset 4 (64), platform_parameters 5 (`{ virt_start }`), get_features 6 (`{ submap_idx, submap@4 }`), pagesize 7,
 * guest_handle 8 (16 bytes), commandline 9 (1024 characters).
 */
export const version: Hypercall = {
  number: 17,
  name: "xen_version",
  operations: {
    0: "version",
    1: "extraversion",
    2: "compile_info",
    3: "capabilities",
    4: "changeset",
    5: "platform_parameters",
    6: "get_features",
    7: "pagesize",
    8: "guest_handle",
    9: "commandline",
  },
  run({ virtual, uuid }, [operation, pointer]) {
    const text = (value: string, lengthBytes: number) => {
      const bytes = Buffer.alloc(lengthBytes);
      bytes.write(value, "latin1");
      virtual.write(pointer, bytes);
      return 0;
    };
    switch (operation) {
      case 0:
        return (xenVersion.major << 16) | xenVersion.minor;
      case 1:
        return text(xenVersion.extra, 16);
      case 2:
        return text("drydock", 144);
      case 3:
        return text("hvm-3.0-x86_32 hvm-3.0-x86_32p", 1024);
      case 4:
        return text("unavailable", 64);
      case 5:
        virtual.writeUint32(pointer, 0);
        return 0;
      case 6: {
        const isFirst = virtual.structure(pointer, 8).getUint32(0, true) === 0;
        const features =
          feature.writablePageTables | feature.autoTranslatedPhysmap | feature.hvmCallbackVector | safeClock;
        virtual.writeUint32(pointer + 4, isFirst ? features : 0);
        return 0;
      }
      case 7:
        return pageBytes;
      case 8:
        virtual.write(pointer, Buffer.from(uuid.replaceAll("-", ""), "hex"));
        return 0;
      case 9:
        return text("", 1024);
      default:
        return fail("notImplemented");
    }
  },
};
