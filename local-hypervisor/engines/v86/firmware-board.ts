import { BootFailureWatch } from "../../guest/firmware/boot-failure";
import {
  FirmwareConfigurationDevice,
  type SavedFirmwareSelection,
} from "../../guest/firmware/configuration-device";
import { type FirmwareSettings, firmwareFiles, screenPort } from "../../guest/firmware/firmware-files";
import { ScreenPort } from "../../guest/firmware/screen-port";
import type { IoPorts } from "./io-ports";

export interface FirmwareBoardPorts {
  readonly io: IoPorts;
  /** Takes what firmware and boot loader show, for the machine's console */
  shown(text: Uint8Array): void;
  /** Hears, as a sentence, that firmware gave up */
  bootFailed(sentence: string): void;
}

export interface SavedFirmwareBoard {
  readonly selection: SavedFirmwareSelection;
  readonly screenIsSilenced: boolean;
}

/** Ports of ACPI's PCI hot plug, as the tables of this firmware name them: what is plugged, what is to be ejected */
const hotPlugPorts = { first: 0xae00, count: 16 } as const;

/** What a machine with firmware has beside its devices: the firmware's settings, and a place for what it shows. */
export class FirmwareBoard {
  private readonly configuration: FirmwareConfigurationDevice;
  private readonly screen: ScreenPort;
  private readonly failure = new BootFailureWatch();

  constructor(
    settings: FirmwareSettings,
    private readonly ports: FirmwareBoardPorts,
    saved?: SavedFirmwareBoard,
  ) {
    this.screen = new ScreenPort(saved?.screenIsSilenced);
    const configuration = new FirmwareConfigurationDevice(firmwareFiles(settings), saved?.selection);
    this.configuration = configuration;
    const { io } = ports;
    io.claim(FirmwareConfigurationDevice.selectorPort, 1, {
      write: (_port, value) => configuration.select(value),
    });
    io.claim(FirmwareConfigurationDevice.dataPort, 1, { read: () => configuration.readByte() });
    io.claim(screenPort, ScreenPort.registers, {
      read: (port) => this.screen.read(port - screenPort),
      write: (port, value) => this.screen.write(port - screenPort, value),
    });
    // Nothing is ever plugged by way of ACPI; ones would mean that every slot waits to be ejected
    io.claim(hotPlugPorts.first, hotPlugPorts.count, { read: () => 0 });
  }

  /** Hands on what was shown: between two slices of the processor */
  exchange(): void {
    const text = this.screen.takeText();
    if (text.length === 0) return;
    // Handing the text on gives it away
    const sentence = this.failure.read(text);
    this.ports.shown(text);
    if (sentence !== undefined) this.ports.bootFailed(sentence);
  }

  /** The guest printed on its own serial port, so it looks after its console itself */
  serialPortUsed(): void {
    this.screen.silence();
  }

  type(bytes: Uint8Array): void {
    this.screen.type(bytes);
  }

  reset(): void {
    this.configuration.reset();
    this.screen.reset();
    this.failure.reset();
  }

  save(): SavedFirmwareBoard {
    return { selection: this.configuration.save(), screenIsSilenced: this.screen.isSilenced };
  }
}
