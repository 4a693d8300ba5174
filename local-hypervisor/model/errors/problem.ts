import type { Problem } from "../../../schemas/problem";
import { Ec2Error } from "../errors";

/** Refuses a request by the first of the rules that it breaks: EC2 answers with one error. */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first) throw new Ec2Error(first.code, first.message);
}
