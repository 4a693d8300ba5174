import { type GuestMachine, messageOf, sentence } from "./guest-machine";
import type { HostMessage, WorkerMessage } from "./messages";
import type { Post } from "./remote-disk";

type Answer = Omit<Extract<WorkerMessage, { kind: "done" }>, "kind" | "call" | "error">;

/** Has a guest's machine do what the daemon's thread asks for, and answers its calls. */
export class GuestMessages {
  constructor(
    private readonly guest: GuestMachine,
    private readonly post: Post,
  ) {}

  handle(message: HostMessage): void {
    const { guest } = this;
    switch (message.kind) {
      case "goOn":
        guest.goOn(message.guest).catch((error) => this.post({ kind: "refused", detail: sentence(error) }));
        break;
      case "diskResult":
        guest.diskAnswered(message);
        break;
      case "diskResized":
        guest.diskResized(message.serial, message.sizeBytes);
        break;
      case "frames":
        guest.receiveFrames(message.networkInterfaceId, message.batch);
        break;
      case "framesTaken":
        guest.exchange();
        break;
      case "consoleInput":
        guest.consoleInput(message.bytes);
        break;
      case "powerButton":
        guest.pressPowerButton();
        break;
      case "reboot":
        guest.reboot();
        break;
      default:
        this.call(message).then(
          (answer) => this.post({ kind: "done", call: message.call, ...answer }),
          (error) => this.post({ kind: "done", call: message.call, error: messageOf(error) }),
        );
    }
  }

  private async call(message: Extract<HostMessage, { call: number }>): Promise<Answer> {
    const { guest } = this;
    switch (message.kind) {
      case "pause":
        guest.pause();
        break;
      case "resume":
        guest.resume();
        break;
      case "save":
        return { artefact: await guest.save() };
      case "suspend":
        return guest.suspend();
      case "plugDisk":
        await guest.plugDisk(message.disk);
        break;
      case "unplugDisk":
        await guest.unplugDisk(message.serial);
        break;
      case "plugNetworkInterface":
        await guest.plugNetworkInterface(message.networkInterface);
        break;
      case "unplugNetworkInterface":
        await guest.unplugNetworkInterface(message.networkInterfaceId);
        break;
      case "describe":
        return { report: guest.describe() };
    }
    return {};
  }
}
