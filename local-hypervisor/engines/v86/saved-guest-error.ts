/** A saved guest cannot be gone on from; the message is a sentence for people. */
export class SavedGuestError extends Error {}
