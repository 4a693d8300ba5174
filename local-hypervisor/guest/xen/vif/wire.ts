/** Numbers of xen/include/public/io/netif.h. Requests and responses of both rings, little endian. */

export const pageBytes = 4096;

/** gref u32, offset u16, flags u16, id u16, size u16; its response: id u16, status i16 */
export const transmitEntryBytes = 12;
/** id u16, pad u16, gref u32; its response: id u16, offset u16, flags u16, status i16 */
export const receiveEntryBytes = 8;

export const transmitFlag = { checksumBlank: 1, dataValidated: 2, moreData: 4, extraInfo: 8 } as const;
export const receiveFlag = { dataValidated: 1, checksumBlank: 2, moreData: 4, extraInfo: 8 } as const;

/** In the place of a request or response: type u8, flags u8, size u16, kind u8, pad u8, features u16 */
export const extraInfo = { segmentation: 1, flagMore: 1, kindTcp4: 1 } as const;

export const status = { okay: 0, error: 0xffff, none: 1 } as const;

/** The most slots with data that a frame may have: every front and back end takes as many */
export const maxSlots = 18;
