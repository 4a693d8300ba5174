import type { Operation } from "../../operation";
import { describeAccountAttributes } from "./describe-account-attributes";

export const accountOperations: readonly Operation[] = [describeAccountAttributes];
