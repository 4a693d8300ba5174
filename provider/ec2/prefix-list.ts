import type { ManagedPrefixList, PrefixList, PrefixListEntry } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import {
  deleteManagedPrefixList,
  describeManagedPrefixLists,
  describePrefixLists,
  getManagedPrefixListEntries,
  modifyManagedPrefixList,
} from "./filter-calls";
import { allPages } from "./pages";
import { retryWhile, waitFor } from "./wait";

type ListQuery = Parameters<typeof describeManagedPrefixLists>[1];
type AwsListQuery = Parameters<typeof describePrefixLists>[1];

export const findManagedPrefixLists = (ec2: Connection, query: ListQuery): Promise<ManagedPrefixList[]> =>
  allPages(
    (page) => describeManagedPrefixLists(ec2, { ...query, ...page }),
    ({ PrefixLists }) => PrefixLists,
  );

/** Lists of AWS's services, with their networks. */
export const findPrefixLists = (ec2: Connection, query: AwsListQuery): Promise<PrefixList[]> =>
  allPages(
    (page) => describePrefixLists(ec2, { ...query, ...page }),
    ({ PrefixLists }) => PrefixLists,
  );

/** A prefix list; undefined when there is none. */
export async function findManagedPrefixList(
  ec2: Connection,
  listId: string,
): Promise<ManagedPrefixList | undefined> {
  try {
    const found = await findManagedPrefixLists(ec2, { PrefixListIds: [listId] });
    const list = found.find(({ PrefixListId }) => PrefixListId === listId);
    return list?.State === "delete-complete" ? undefined : list;
  } catch (error) {
    if (isApiError(error, errorCodes.invalidPrefixListIdNotFound)) return undefined;
    throw error;
  }
}

/** The networks of a list; none when the list is gone. */
export async function findPrefixListEntries(ec2: Connection, listId: string): Promise<PrefixListEntry[]> {
  try {
    return await allPages(
      (page) => getManagedPrefixListEntries(ec2, { PrefixListId: listId, ...page }),
      ({ Entries }) => Entries,
    );
  } catch (error) {
    if (isApiError(error, errorCodes.invalidPrefixListIdNotFound)) return [];
    throw error;
  }
}

const look = (ec2: Connection, listId: string) => async () => {
  const found = await findManagedPrefixList(ec2, listId);
  const reason = found?.StateMessage;
  return found && { found, state: found.State ?? "", ...(reason ? { reason } : {}) };
};

/** Waits until a list's creation or last change has ended. */
export const waitPrefixListSettled = (ec2: Connection, listId: string) =>
  waitFor({
    look: look(ec2, listId),
    pending: ["create-in-progress", "modify-in-progress"],
    target: ["create-complete", "modify-complete", "restore-complete"],
    signal: ec2.signal,
  });

type Change = Omit<Parameters<typeof modifyManagedPrefixList>[1], "PrefixListId">;

/**
 * Changes a list once other changes have ended. Entries are changed in the version that the list then has, which
 * others may change in the meantime: then it is tried again.
 */
export async function changePrefixList(ec2: Connection, listId: string, change: Change): Promise<void> {
  const entries = change.AddEntries !== undefined || change.RemoveEntries !== undefined;
  await step(`updating EC2 Managed Prefix List (${listId})`, () =>
    retryWhile(
      async () => {
        const list = entries ? await findManagedPrefixList(ec2, listId) : undefined;
        await modifyManagedPrefixList(ec2, {
          PrefixListId: listId,
          ...change,
          CurrentVersion: list?.Version,
        });
      },
      (error) => isApiError(error, errorCodes.incorrectState, errorCodes.prefixListVersionMismatch),
      { signal: ec2.signal, limitMs: 120_000 },
    ),
  );
  await step(`waiting for EC2 Managed Prefix List (${listId}) update`, () =>
    waitPrefixListSettled(ec2, listId),
  );
}

/** Deletes a list and waits until it is gone; one that is gone already is fine. */
export async function deletePrefixListWholly(ec2: Connection, listId: string): Promise<void> {
  const gone = await step(`deleting EC2 Managed Prefix List (${listId})`, async () => {
    try {
      await deleteManagedPrefixList(ec2, { PrefixListId: listId });
      return false;
    } catch (error) {
      if (isApiError(error, errorCodes.invalidPrefixListIdNotFound)) return true;
      throw error;
    }
  });
  if (gone) return;
  await step(`waiting for EC2 Managed Prefix List (${listId}) delete`, () =>
    waitFor({
      look: look(ec2, listId),
      pending: ["create-complete", "modify-complete", "restore-complete", "delete-in-progress"],
      target: [],
      signal: ec2.signal,
    }),
  );
}
