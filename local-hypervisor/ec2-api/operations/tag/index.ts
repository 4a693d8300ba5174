import type { Operation } from "../../operation";
import { createTags, deleteTags } from "./create-delete-tags";
import { describeTags } from "./describe-tags";

export const tagOperations: readonly Operation[] = [createTags, deleteTags, describeTags];
