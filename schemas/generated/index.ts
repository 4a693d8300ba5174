// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export * from "./instance";
export * from "./volume";
export * from "./volume-attachment";
export * from "./key-pair";
export * from "./security-group";
export * from "./security-group-ingress-rule";
export * from "./security-group-egress-rule";
export * from "./data/machine-image";
export * from "./data/availability-zones";
export * from "./data/caller-identity";
export * from "./data/region";
export * from "./data/vpc";
export * from "./data/subnets";
export * from "./provider";
