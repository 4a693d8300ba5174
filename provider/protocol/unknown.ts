/** A value that Terraform will know only after apply. There is one instance; compare with `===` or `isUnknown`. */
export class Unknown {
  private constructor() {}
  static readonly value = new Unknown();
}

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;
