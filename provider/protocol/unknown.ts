const key = Symbol.for("ec2-drydock.unknown");

/** Where the one instance lives: the provider's bundles have a copy of this file each. */
const shared = globalThis as { [key]?: Unknown };

/** A value that Terraform will know only after apply. There is one instance; compare with `===` or `isUnknown`. */
export class Unknown {
  /** Keeps the type checker from taking every object for this one */
  declare private readonly brand: never;
  private constructor() {}
  static readonly value: Unknown = Unknown.shared();

  private static shared(): Unknown {
    shared[key] ??= new Unknown();
    return shared[key];
  }
}

export const isUnknown = (value: unknown): value is Unknown => value === Unknown.value;
