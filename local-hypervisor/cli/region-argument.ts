import { findRegion, regions } from "../../schemas/catalogues/regions";
import { Failure } from "./failure";

/** Reads the name of a region; throws `Failure` */
export function readRegion(text: string): string {
  if (findRegion(text)) return text;
  const names = regions.map(({ name }) => name).join(", ");
  throw new Failure(
    `There is no region '${text}' (--region, or AWS_REGION where that is not given); there are: ${names}`,
  );
}
