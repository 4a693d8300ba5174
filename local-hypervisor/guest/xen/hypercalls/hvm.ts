import { fail } from "../errors";
import { type Hypercall, isOwnDomain } from "./hypercall";

/** HVM_PARAM_CALLBACK_IRQ of xen/include/public/hvm/params.h */
const callbackInterrupt = 0;
/** HVM_NR_PARAMS */
const parameterCount = 39;
/** HVM_PARAM_CALLBACK_TYPE_VECTOR: highest byte of the value */
const callbackVector = 2;
const firstVector = 16;

/**
 * hvm_op (xen/include/public/hvm/hvm_op.h): operation, pointer to its structure. HVMOP_set_param 0 and get_param 1:
 * `{ domid:16, index@4, value:64@8 }`; of its own parameters a guest sets how it is interrupted, no other.
 * HVMOP_set_evtchn_upcall_vector 23: `{ vcpu, vector:8@4 }`.
 */
export const hvmOperation: Hypercall = {
  number: 34,
  name: "hvm_op",
  operations: { 0: "set_param", 1: "get_param", 23: "set_evtchn_upcall_vector" },
  run(domain, [operation, pointer]) {
    const { virtual } = domain;
    switch (operation) {
      case 0: {
        const fields = virtual.structure(pointer, 16);
        if (!isOwnDomain(domain, fields.getUint16(0, true))) fail("notPermitted");
        const index = fields.getUint32(4, true);
        if (index >= parameterCount) fail("invalid");
        if (index !== callbackInterrupt) fail("notPermitted");
        const isVector = fields.getUint8(15) === callbackVector;
        domain.setCallback(isVector ? fields.getUint8(8) : undefined);
        return 0;
      }
      case 1: {
        const fields = virtual.structure(pointer, 16);
        if (!isOwnDomain(domain, fields.getUint16(0, true))) fail("notPermitted");
        const index = fields.getUint32(4, true);
        if (index >= parameterCount) fail("invalid");
        fields.setBigUint64(8, BigInt(domain.parameter(index)), true);
        virtual.write(pointer, new Uint8Array(fields.buffer));
        return 0;
      }
      case 23: {
        const fields = virtual.structure(pointer, 8);
        const vector = fields.getUint8(4);
        if (fields.getUint32(0, true) !== 0) fail("noSuchEntry");
        if (vector < firstVector) fail("invalid");
        domain.setUpcallVector(vector);
        return 0;
      }
      default:
        return fail("notImplemented");
    }
  },
};
