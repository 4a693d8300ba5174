/** Name of an EC2 instance type; EC2's catalogue is asked about it at synth. */
export class InstanceType {
  /** @param name family and size, such as `t2.micro` */
  static of(name: string): InstanceType {
    return new InstanceType(name);
  }

  private constructor(readonly name: string) {}

  toString(): string {
    return this.name;
  }
}
