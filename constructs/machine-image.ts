import { createHash } from "node:crypto";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type CatalogueImage, catalogueImages, type VirtualizationType } from "../schemas/catalogues/images";
import type { IInstance } from "./instance";
import { AwsAmiFromInstance } from "./resources/aws-ami-from-instance";
import { DataAwsAmi } from "./resources/data-aws-ami";

export interface MachineImageLookup {
  /** Name of the AMI; `*` stands for any characters, `?` for one. The newest that matches is taken. */
  readonly name: string;
  /** Who published it: account ids, `self`, `amazon` or `aws-marketplace` */
  readonly owners: readonly string[];
  /**
   * Further filters of DescribeImages, such as `{ architecture: ["arm64"] }`
   * @default - none
   */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether deprecated AMIs of other accounts are considered too
   * @default false
   */
  readonly includeDeprecated?: boolean;
}

export interface DrydockMicroOptions {
  /** @default "hvm" */
  readonly virtualizationType?: VirtualizationType;
}

export interface ImageFromInstanceOptions {
  /**
   * Whether the instance stays up while its volumes are snapshotted: they are then as a power failure would leave them
   * @default false
   */
  readonly withoutReboot?: boolean;
  /**
   * Name of the AMI, unique among your AMIs of the region
   * @default - the path of the construct, such as `lab-aws/web-image`
   */
  readonly name?: string;
  /** @default - none */
  readonly description?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The AMI that an instance boots from. */
export abstract class MachineImage {
  /** The newest AMI that a filter finds, looked up when the stack is planned */
  static lookup(options: MachineImageLookup): MachineImage {
    return new LookedUpImage(options);
  }

  /** Debian kernel and busybox; boots in seconds. It is built on your machine and looked up among your own AMIs, where AWS has none of that name. */
  static drydockMicro({ virtualizationType = "hvm" }: DrydockMicroOptions = {}): MachineImage {
    return fromCatalogue("drydock-micro", virtualizationType);
  }

  /** Debian 12 for x86_64, as Debian publishes it */
  static debian12(): MachineImage {
    return fromCatalogue("debian-12", "hvm");
  }

  /** @param imageId `ami-…`, which is another one in each region */
  static fromImageId(imageId: string): MachineImage {
    return new GivenImage(imageId);
  }

  /**
   * An AMI made of an instance, once, by the deployment that creates it. The instance is shut down for the moment of
   * its snapshots unless `withoutReboot` says otherwise. What runs in the guest is not waited for: an instance that
   * configures itself needs a deployment of its own, or `dependsOn`, before its AMI is made.
   */
  static fromInstance(
    scope: Construct,
    id: string,
    instance: IInstance,
    options: ImageFromInstanceOptions = {},
  ): ImageFromInstance {
    return new ImageFromInstance(scope, id, instance, options);
  }

  /** What is known of the image before any API is asked; undefined for images that are in no catalogue */
  abstract readonly facts: CatalogueImage | undefined;

  /** The image's id for constructs of this stack; a look-up becomes part of the stack, once */
  abstract imageId(scope: Construct): string;
}

function fromCatalogue(key: string, virtualizationType: VirtualizationType): MachineImage {
  const image = catalogueImages.find(
    (candidate) => candidate.key === key && candidate.virtualizationType === virtualizationType,
  );
  if (!image) throw new Error(`The catalogue has no ${virtualizationType} image '${key}'.`);
  return MachineImage.lookup({ name: image.namePattern, owners: [image.owner] });
}

class LookedUpImage extends MachineImage {
  readonly facts: CatalogueImage | undefined;

  constructor(private readonly options: MachineImageLookup) {
    super();
    const { name, owners } = options;
    this.facts = catalogueImages.find(
      ({ namePattern, owner }) => namePattern === name && owners.length === 1 && owners[0] === owner,
    );
  }

  imageId(scope: Construct): string {
    const stack = TerraformStack.of(scope);
    const id = this.constructId();
    const present = stack.node.tryFindChild(id) as DataAwsAmi | undefined;
    return (present ?? this.createLookup(stack, id)).text("id");
  }

  private createLookup(stack: TerraformStack, id: string): DataAwsAmi {
    const { name, owners, filters = {}, includeDeprecated } = this.options;
    const filter = Object.entries({ name: [name], ...filters }).map(([field, values]) => ({
      name: field,
      values,
    }));
    return new DataAwsAmi(stack, id, {
      most_recent: true,
      owners,
      include_deprecated: includeDeprecated,
      filter,
    });
  }

  /** The same for equal look-ups, so that each is made once in a stack: `image-debian-12-amd64-1f0c…` */
  private constructId(): string {
    const readable = this.options.name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const hash = createHash("sha256").update(JSON.stringify(this.options)).digest("hex").slice(0, 6);
    return `image-${readable}-${hash}`;
  }
}

class GivenImage extends MachineImage {
  readonly facts = undefined;

  constructor(private readonly id: string) {
    super();
  }

  imageId(): string {
    return this.id;
  }
}

/** An AMI of this app's own: it and its snapshots go when the stack is destroyed. */
export class ImageFromInstance extends MachineImage {
  readonly resource: AwsAmiFromInstance;
  readonly facts: CatalogueImage | undefined;

  constructor(
    scope: Construct,
    id: string,
    instance: IInstance,
    { name, description, withoutReboot, tags }: ImageFromInstanceOptions,
  ) {
    super();
    // A disk taken of an instance has the kernel, drivers and root device that the instance's AMI has
    this.facts = instance.imageFacts;
    const construct = new Construct(scope, id);
    this.resource = new AwsAmiFromInstance(construct, "Default", {
      name: name ?? nameOf(construct),
      description,
      source_instance_id: instance.instanceId,
      snapshot_without_reboot: withoutReboot,
      tags,
    });
  }

  imageId(): string {
    return this.resource.text("id");
  }
}

/** The construct's path as an AMI's name: 3 to 128 characters, of which slashes may be some. */
const nameOf = ({ node }: Construct): string =>
  node.path.replace(/[^A-Za-z0-9()[\] ./'@_-]+/g, "-").slice(-128);
