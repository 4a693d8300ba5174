/** What a guest may fill domain 0's memory with: the defaults of Xen's store (tools/xenstored). */

export const maxGuestNodes = 1000;
/** Bytes of what a guest writes to a node */
export const maxValueBytes = 2048;
export const maxWatches = 128;
export const maxTransactions = 10;
