import { StoreError } from "./store-error";

/** `XENSTORE_ABS_PATH_MAX` and `XENSTORE_REL_PATH_MAX` */
const maxAbsoluteBytes = 3072;
const maxRelativeBytes = 2048;

const absoluteForm = /^\/(?:[A-Za-z0-9_@-][^/]*(?:\/[^/]+)*)?$/;
const characters = /^[A-Za-z0-9/_@-]*$/;

export const domainPath = (domainId: number): string => `/local/domain/${domainId}`;

/** Whether a text is an absolute path as docs/misc/xenstore.txt has them */
export function isPath(path: string): boolean {
  return path.length <= maxAbsoluteBytes && characters.test(path) && absoluteForm.test(path);
}

/**
 * A domain's path made absolute: one without a slash at its start is relative to the domain's own node. Throws
 * `EINVAL`.
 */
export function absolutePath(path: string, domainId: number): string {
  if (path.startsWith("@") || (!path.startsWith("/") && path.length > maxRelativeBytes))
    throw new StoreError("EINVAL");
  const absolute = path.startsWith("/") ? path : `${domainPath(domainId)}/${path}`;
  if (!isPath(absolute)) throw new StoreError("EINVAL");
  return absolute;
}

/** The path of the node above; the root is above itself */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export const childOf = (path: string, name: string): string =>
  path === "/" ? `/${name}` : `${path}/${name}`;

/** Whether a path is another or lies below it */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === "/" || path === ancestor || path.startsWith(`${ancestor}/`);
}
