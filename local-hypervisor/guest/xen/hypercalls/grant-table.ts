import { fail } from "../errors";
import { maxGrantFrames } from "../grant-table";
import { type Hypercall, isOwnDomain } from "./hypercall";

/** GNTST_bad_domain */
const badDomain = -2;

/**
 * grant_table_op (xen/include/public/grant_table.h): operation, pointer to its structures, their count.
 * GNTTABOP_query_size 6: `{ dom:16, → nr_frames@4, max_nr_frames@8, status:16@12 }`. get_version 10: `{ dom:16, → version@4 }`.
 * Version 2 of the table is not there: set_version 8 says so and guests take version 1.
 */
export const grantTableOperation: Hypercall = {
  number: 20,
  name: "grant_table_op",
  operations: { 6: "query_size", 8: "set_version", 10: "get_version" },
  run(domain, [operation, pointer, count]) {
    const { virtual, grants } = domain;
    if (count !== 1) fail("invalid");
    switch (operation) {
      case 6: {
        const fields = virtual.structure(pointer, 16);
        const isOwn = isOwnDomain(domain, fields.getUint16(0, true));
        fields.setUint32(4, isOwn ? grants.frameCount : 0, true);
        fields.setUint32(8, isOwn ? maxGrantFrames : 0, true);
        fields.setInt16(12, isOwn ? 0 : badDomain, true);
        virtual.write(pointer, new Uint8Array(fields.buffer));
        return 0;
      }
      case 10:
        if (!isOwnDomain(domain, virtual.structure(pointer, 2).getUint16(0, true))) fail("notPermitted");
        virtual.writeUint32(pointer + 4, 1);
        return 0;
      default:
        return fail("notImplemented");
    }
  },
};
