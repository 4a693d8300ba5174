/** Errors as the protocol names them (xen/include/public/io/xs_wire.h, `xsd_errors`) */
export type StoreErrorName =
  | "EINVAL"
  | "EACCES"
  | "EEXIST"
  | "ENOENT"
  | "ENOSPC"
  | "ENOSYS"
  | "EBUSY"
  | "EAGAIN"
  | "E2BIG"
  | "EPERM";

/** What a request to the store fails with. */
export class StoreError extends Error {
  constructor(readonly errorName: StoreErrorName) {
    super(errorName);
  }
}
