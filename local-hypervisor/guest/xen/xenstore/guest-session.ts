import { GuestWatches, type SavedGuestWatches } from "./guest-watches";
import {
  accessNode,
  makeNode,
  type NodeChange,
  removeNode,
  setNodePermissions,
  writeNode,
} from "./node-operations";
import type { NodeSpace } from "./node-space";
import { absolutePath, domainPath } from "./path";
import { formatPermissions, parsePermissions, privilegedDomain } from "./permissions";
import { maxTransactions } from "./quota";
import { StoreError } from "./store-error";
import { type SavedTransaction, Transaction } from "./transaction";
import { joinTexts, maxPayloadBytes, messageType, type StoreMessage, splitTexts } from "./wire";
import type { Xenstore } from "./xenstore";

export interface SavedGuestSession {
  readonly watches: SavedGuestWatches;
  readonly transactions: readonly (readonly [id: number, transaction: SavedTransaction])[];
  readonly lastTransaction: number;
}

interface Request extends StoreMessage {
  /** Nodes as the request sees them */
  readonly space: NodeSpace;
  readonly transaction: Transaction | undefined;
}

const maxTransactionId = 0x7fffffff;

/** What a guest has under way with the store, and what its requests do (docs/misc/xenstore.txt). */
export class GuestSession {
  private readonly watches: GuestWatches;
  private readonly transactions: Map<number, Transaction>;
  private lastTransaction: number;
  private readonly stopListening: () => void;

  constructor(
    private readonly store: Xenstore,
    /** Takes watch events; those before a request's answer come first */
    private readonly send: (message: StoreMessage) => void,
    saved?: SavedGuestSession,
  ) {
    this.watches = new GuestWatches(store.domainId, saved?.watches);
    this.transactions = new Map(
      saved?.transactions.map(([id, transaction]) => [id, new Transaction(store.tree, transaction)]),
    );
    this.lastTransaction = saved?.lastTransaction ?? 0;
    this.stopListening = store.onChange((change) => {
      for (const payload of this.watches.eventsOf(change)) this.sendEvent(payload);
    });
  }

  /** The answer to a request, an error by its name among them */
  answer(request: StoreMessage): StoreMessage {
    try {
      return { ...request, payload: bounded(this.execute(request)) };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { ...request, type: messageType.error, payload: joinTexts([error.errorName]) };
    }
  }

  /** Whether the guest watches a path, as it writes it */
  isWatching(path: string): boolean {
    return this.watches.has(path);
  }

  /** Forgets watches and transactions */
  reset(): void {
    this.watches.clear();
    this.transactions.clear();
  }

  close(): void {
    this.reset();
    this.stopListening();
  }

  save(): SavedGuestSession {
    return {
      watches: this.watches.save(),
      transactions: [...this.transactions].map(([id, transaction]) => [id, transaction.save()]),
      lastTransaction: this.lastTransaction,
    };
  }

  private execute(message: StoreMessage): string {
    const transaction = this.transactions.get(message.transactionId);
    if (message.transactionId !== 0 && !transaction) throw new StoreError("ENOENT");
    const request: Request = { ...message, transaction, space: transaction ?? this.store.tree };
    switch (message.type) {
      case messageType.directory:
        return joinTexts(this.node(request).children);
      case messageType.directoryPart:
        return this.directoryPart(request);
      case messageType.read:
        return this.node(request).value;
      case messageType.getPermissions:
        return joinTexts(formatPermissions(this.node(request).permissions));
      case messageType.write:
        return this.write(request);
      case messageType.makeDirectory: {
        const change = makeNode(request.space, this.store.domainId, this.path(onlyText(message)));
        return this.changed(request, change ? [change] : []);
      }
      case messageType.remove:
        return this.changed(
          request,
          removeNode(request.space, this.store.domainId, this.path(onlyText(message))),
        );
      case messageType.setPermissions:
        return this.setPermissions(request);
      case messageType.watch: {
        const [path, token] = watchTexts(message);
        const event = this.watches.add(path, token);
        if (event !== undefined) this.sendEvent(event);
        return ok;
      }
      case messageType.unwatch:
        this.watches.remove(...watchTexts(message));
        return ok;
      case messageType.resetWatches:
        this.reset();
        return ok;
      case messageType.transactionStart:
        return this.startTransaction(request);
      case messageType.transactionEnd:
        return this.endTransaction(request);
      case messageType.getDomainPath:
        return joinTexts([domainPath(domainOf(message))]);
      case messageType.isDomainIntroduced: {
        const introduced = [privilegedDomain, this.store.domainId].includes(domainOf(message));
        return joinTexts([introduced ? "T" : "F"]);
      }
      case messageType.control:
      case messageType.introduce:
      case messageType.release:
      case messageType.resume:
      case messageType.setTarget:
        throw new StoreError("EACCES");
      default:
        throw new StoreError("ENOSYS");
    }
  }

  private node(request: Request) {
    return accessNode(request.space, this.store.domainId, this.path(onlyText(request)), "read");
  }

  /** A part of the children's names from an offset on, an empty name after the last */
  private directoryPart({ payload, space }: Request): string {
    const [path, offset, ...rest] = splitTexts(payload) ?? [];
    if (path === undefined || offset === undefined || rest.length > 0 || !/^\d+$/.test(offset))
      throw new StoreError("EINVAL");
    const node = accessNode(space, this.store.domainId, this.path(path), "read");
    const names = joinTexts(node.children);
    const generation = joinTexts([String(node.generation)]);
    const roomBytes = maxPayloadBytes - generation.length - 1;
    const left = names.slice(Number(offset));
    if (left.length <= roomBytes) return `${generation}${left}\0`;
    return generation + left.slice(0, left.lastIndexOf("\0", roomBytes - 1) + 1);
  }

  private write(request: Request): string {
    const end = request.payload.indexOf("\0");
    if (end < 0) throw new StoreError("EINVAL");
    const path = this.path(request.payload.slice(0, end));
    const value = request.payload.slice(end + 1);
    return this.changed(request, [writeNode(request.space, this.store.domainId, path, value)]);
  }

  private setPermissions(request: Request): string {
    const [path, ...texts] = splitTexts(request.payload) ?? [];
    if (path === undefined) throw new StoreError("EINVAL");
    const permissions = parsePermissions(texts);
    const { domainId } = this.store;
    return this.changed(request, [setNodePermissions(request.space, domainId, this.path(path), permissions)]);
  }

  private startTransaction({ transaction }: Request): string {
    if (transaction) throw new StoreError("EBUSY");
    if (this.transactions.size >= maxTransactions) throw new StoreError("ENOSPC");
    do this.lastTransaction = (this.lastTransaction % maxTransactionId) + 1;
    while (this.transactions.has(this.lastTransaction));
    this.transactions.set(this.lastTransaction, new Transaction(this.store.tree));
    return joinTexts([String(this.lastTransaction)]);
  }

  private endTransaction(request: Request): string {
    const { transaction, transactionId } = request;
    const text = onlyText(request);
    if (text !== "T" && text !== "F") throw new StoreError("EINVAL");
    if (!transaction) throw new StoreError("ENOENT");
    this.transactions.delete(transactionId);
    if (text === "T") {
      transaction.commit();
      this.store.tell(transaction.changes);
    }
    return ok;
  }

  private changed({ transaction }: Request, changes: readonly NodeChange[]): string {
    if (transaction) transaction.note(changes);
    else this.store.tell(changes);
    return ok;
  }

  private path(text: string): string {
    return absolutePath(text, this.store.domainId);
  }

  private sendEvent(payload: string): void {
    this.send({ type: messageType.watchEvent, requestId: 0, transactionId: 0, payload });
  }
}

const ok = joinTexts(["OK"]);

function onlyText({ payload }: StoreMessage): string {
  const [text, ...rest] = splitTexts(payload) ?? [];
  if (text === undefined || rest.length > 0) throw new StoreError("EINVAL");
  return text;
}

function watchTexts({ payload }: StoreMessage): [path: string, token: string] {
  const [path, token, ...rest] = splitTexts(payload) ?? [];
  if (path === undefined || token === undefined || rest.length > 0) throw new StoreError("EINVAL");
  return [path, token];
}

function domainOf(message: StoreMessage): number {
  const text = onlyText(message);
  if (!/^\d{1,5}$/.test(text)) throw new StoreError("EINVAL");
  return Number(text);
}

function bounded(payload: string): string {
  if (payload.length > maxPayloadBytes) throw new StoreError("E2BIG");
  return payload;
}
