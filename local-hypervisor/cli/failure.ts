/** A failure that is explained to the person: one line of what happened and the command that mends it, no stack. */
export class Failure extends Error {
  override readonly name = "Failure";
}
