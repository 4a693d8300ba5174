/** A value that Terraform will know only after apply. There is one instance; compare with `===` or `isUnknown`. */
export class Unknown {
  /** Keeps the type checker from taking every object for this one */
  declare private readonly brand: never;
  private constructor() {}
  static readonly value = new Unknown();
}

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;
