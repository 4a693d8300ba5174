import { checkId } from "../../../../schemas/rules/ids";
import { refuse } from "../../../model/errors/problem";
import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";

export const deleteKeyPair = operation("DeleteKeyPair", (input, { controlPlane, region }) => {
  if (!input.KeyName && !input.KeyPairId) throw missingParameter("KeyName");
  if (input.KeyPairId) refuse(checkId("keyPair", input.KeyPairId));
  const deleted = controlPlane.keyPairs.delete(region, { keyName: input.KeyName, id: input.KeyPairId });
  return { Return: true, KeyPairId: deleted?.id };
});
