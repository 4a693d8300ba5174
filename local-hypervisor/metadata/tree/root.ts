import { identityDocument } from "../identity/identity-document";
import type { InstanceIdentity } from "../identity/instance-identity";
import type { InstanceMetadata } from "../instance-metadata";
import { metaDataTree } from "./meta-data";
import { type Directory, directory } from "./node";
import { asOf } from "./version";

/** Versions that EC2 lists */
export const metadataVersions = [
  "1.0",
  "2007-01-19",
  "2007-03-01",
  "2007-08-29",
  "2007-10-10",
  "2007-12-15",
  "2008-02-01",
  "2008-09-01",
  "2009-04-04",
  "2011-01-01",
  "2011-05-01",
  "2012-01-12",
  "2014-02-25",
  "2014-11-05",
  "2015-10-20",
  "2016-04-19",
  "2016-06-30",
  "2016-09-02",
  "2018-03-28",
  "2018-08-17",
  "2018-09-24",
  "2019-10-01",
  "2020-10-27",
  "2021-01-03",
  "2021-03-23",
  "2021-07-15",
  "2022-09-24",
  "2024-04-11",
  "latest",
] as const;

/** Everything below a version. Its own names are listed without slashes, as EC2 does at this level only. */
export function versionTree(
  metadata: InstanceMetadata,
  version: (typeof metadataVersions)[number],
  identity?: InstanceIdentity,
): Directory {
  const document = () => identityDocument(metadata);
  const pkcs7 = identity && (() => identity.pkcs7(document()));
  const children = {
    dynamic: directory({
      fws: directory({ "instance-monitoring": metadata.monitoring }),
      "instance-identity": directory({
        document,
        pkcs7,
        rsa2048: pkcs7,
        signature: identity && (() => identity.signature(document())),
      }),
    }),
    "meta-data": metaDataTree(metadata),
    "user-data": metadata.userData,
  };
  return {
    ...asOf(directory(children), version),
    listedAs: { dynamic: "dynamic", "meta-data": "meta-data" },
  };
}
