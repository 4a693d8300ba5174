/**
 * Errors as EC2 gives them. This file holds the class; the catalogue is one file a noun in `errors/`, factories that
 * are named after the code, take ids and write AWS's sentence.
 */
export class Ec2Error extends Error {
  override readonly name = "Ec2Error";
  constructor(
    /** AWS error code, such as `InvalidVolume.NotFound` */
    readonly code: string,
    message: string,
    /** HTTP status; EC2 answers 400 for nearly everything, not-found included */
    readonly httpStatus: number = 400,
  ) {
    super(message);
  }
}

/** An error of a request of which a part was carried out all the same, and stays so. */
export class PartialEc2Error extends Ec2Error {
  constructor({ code, message, httpStatus }: Ec2Error) {
    super(code, message, httpStatus);
  }
}
