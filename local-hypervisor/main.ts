import { Command, Option } from "commander";
import { packageVersion } from "../schemas/package-root";
import { settingsHelp } from "./cli/settings";

// The SDK's version is pinned to one that runs on Node 20, so its notice about later versions tells nobody anything
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

// Every command is loaded when it is asked for: `drydock env` need not wait for the daemon's code
const program = new Command("drydock")
  .description("EC2 on this machine: the local hypervisor behind `cdktf deploy`")
  .version(packageVersion())
  .showHelpAfterError();

program
  .command("up")
  .description("start the daemon when it is not running, and print its endpoint")
  .addOption(
    new Option("--on-demand", "let the daemon end by itself once no guest runs and nobody asks").hideHelp(),
  )
  .addHelpText("after", settingsHelp)
  .action(async (options) => (await import("./cli/up")).up({ onDemand: options.onDemand === true }));
program
  .command("down")
  .description("shut the guests down and stop the daemon; everything is kept")
  .action(async () => (await import("./cli/down")).down());
program
  .command("ps")
  .description("list instances")
  .option("--region <region>", "only this region")
  .option("--all", "terminated ones too")
  .action(async (options) =>
    (await import("./cli/ps")).ps({ region: options.region, all: options.all === true }),
  );
program
  .command("console")
  .argument("<instance-id>")
  .description("join the serial console of an instance (Ctrl-] leaves)")
  .action(async (instanceId: string) => (await import("./cli/console-command")).attachConsole(instanceId));
program
  .command("explain")
  .argument("<instance-id>")
  .option("--json", "as data, for programs")
  .option("--watch [seconds]", "go on, with rates, until Ctrl-C; every 2 seconds unless told otherwise")
  .description("show how a guest is virtualized: what it sees, traps, hypercalls, interrupts, I/O")
  .action(async (instanceId: string, options) =>
    (await import("./cli/explain")).explain(instanceId, options),
  );
program
  .command("ssh")
  .argument("<instance-id>")
  .argument("[command...]", "what to run there, after --")
  .option("-i, --identity <file>", "private key, when ssh does not find it by itself")
  .option("-l, --user <name>", "who to log in as; follows from the image otherwise")
  .option("-p, --port <port>", "port of the guest's ssh server", "22")
  .description("log in to an instance, by its public address or through its subnet")
  .action(async (instanceId: string, command: string[], options) =>
    (await import("./cli/ssh")).ssh(instanceId, command, options),
  );
program
  .command("forward")
  .argument("<instance-id>")
  .argument("<local:port>", "such as 8080:80; 0:80 takes any port here")
  .description("carry a port of 127.0.0.1 to a TCP port of an instance")
  .action(async (instanceId: string, ports: string) =>
    (await import("./cli/forward")).forward(instanceId, ports),
  );
program
  .command("proxy")
  .option("--vpc <vpc-id>", "VPC, where private addresses are used more than once")
  .option("--port <port>", "port of 127.0.0.1; 0 takes any", "1080")
  .description("serve a SOCKS 5 proxy for private addresses and names")
  .action(async (options) => (await import("./cli/proxy")).proxy(options));
program
  .command("ping")
  .argument("<instance-id>")
  .option("-c, --count <count>", "how many requests", "3")
  .option("-W, --timeout <seconds>", "how long to wait for an answer, 10 at most", "2")
  .description("send echo requests to an instance through its security groups")
  .action(async (instanceId: string, options) => (await import("./cli/ping")).ping(instanceId, options));
program
  .command("pause")
  .argument("<instance-id>")
  .description("stop an instance's processor until it is resumed; EC2's API calls it running")
  .action(async (instanceId: string) => (await import("./cli/guest-motion")).pause(instanceId));
program
  .command("resume")
  .argument("<instance-id>")
  .description("let a paused instance go on")
  .action(async (instanceId: string) => (await import("./cli/guest-motion")).resume(instanceId));
program
  .command("move")
  .argument("<instance-id>")
  .description("take a running instance to another worker, its connections and disks with it")
  .action(async (instanceId: string) => (await import("./cli/guest-motion")).move(instanceId));
program
  .command("dial", { hidden: true })
  .argument("<instance-id>")
  .argument("<port>")
  .action(async (instanceId: string, port: string) => (await import("./cli/dial")).dial(instanceId, port));
program
  .command("logs")
  .description("print the end of the daemon's log")
  .option("-f, --follow", "go on printing until Ctrl-C")
  .option("-n, --lines <count>", "how many lines", "40")
  .action(async (options) =>
    (await import("./cli/logs")).logs({ follow: options.follow === true, lines: Number(options.lines) }),
  );
program
  .command("flow-logs")
  .argument("[flow-log-id]")
  .option("-f, --follow", "go on printing until Ctrl-C")
  .option("-n, --lines <count>", "how many lines of each network interface", "40")
  .option("--interface <network-interface-id>", "only this one")
  .description("list flow logs, or print the last records of one")
  .action(async (flowLogId: string | undefined, options) => {
    const { listFlowLogs, printFlowLog } = await import("./cli/flow-logs");
    if (flowLogId === undefined) return listFlowLogs();
    return printFlowLog(flowLogId, {
      follow: options.follow === true,
      lines: Number(options.lines),
      networkInterfaceId: options.interface,
    });
  });
program
  .command("env")
  .description("print the exports that other AWS tools need to talk to this hypervisor")
  .option("--region <region>", "region for the exports", process.env.AWS_REGION ?? "eu-west-1")
  .action(async (options) => (await import("./cli/env")).env({ region: options.region }));
program
  .command("doctor")
  .description("check what a deploy needs on this machine, and say what mends it")
  .action(async () => (await import("./cli/doctor")).doctor());

program
  .command("volume")
  .description("volumes and snapshots on this machine")
  .command("export")
  .argument("<id>", "vol-… or snap-…")
  .requiredOption("--socket <path>", "unix socket to serve it on")
  .description("serve a volume or snapshot by NBD, to qemu-img, nbdcopy and others, until Ctrl-C")
  .action(async (id: string, options) => (await import("./cli/volume")).exportVolume(id, options));

const image = program.command("image").description("images (AMIs) on this machine");
image
  .command("build")
  .argument("<family>", "drydock-micro, debian-12, debian-12-pv or xen-host")
  .option("--force", "even when it is up to date")
  .description("build an image from Debian packages; root is not needed")
  .action(async (family: string, options) =>
    (await import("./cli/image")).buildImage(family, { force: options.force === true }),
  );

const region = process.env.AWS_REGION ?? "eu-west-1";
image
  .command("import")
  .argument("<file>", "raw disk image, or qcow2, vmdk, vdi, vhdx, vpc, qed with qemu-img installed")
  .requiredOption("--name <name>", "name of the AMI")
  .option("--description <text>")
  .option("--architecture <architecture>", "i386, x86_64 or arm64", "i386")
  .option("--virtualization-type <type>", "hvm or paravirtual", "hvm")
  .option(
    "--root-device-name <device>",
    "/dev/xvda for hvm, /dev/sda1 for paravirtual, unless told otherwise",
  )
  .option("--boot-mode <mode>", "legacy-bios, uefi or uefi-preferred")
  .option("--ena-support", "the image has a driver for ENA")
  .option("--format <format>", "of the file; follows from its first bytes otherwise")
  .option("--region <region>", "whose AMI id is printed; the image is in all", region)
  .description("make a disk image an AMI")
  .action(async (file: string, options) => (await import("./cli/image-import")).importImage(file, options));
image
  .command("export")
  .argument("<image>", "AMI id or name")
  .argument("<file>", "disk image to write")
  .option("--format <format>", "raw or qcow2", "raw")
  .option("--region <region>", "where a name is looked for", region)
  .option("--force", "overwrite the file")
  .description("write the root volume of an AMI to a disk image")
  .action(async (idOrName: string, file: string, options) =>
    (await import("./cli/image-export")).exportImage(idOrName, file, options),
  );
image
  .command("list")
  .option("--region <region>", "whose AMI ids are shown", region)
  .description("list the images that instances can be launched from")
  .action(async (options) => (await import("./cli/image-list")).listImages(options));

program
  .command("daemon", { hidden: true })
  .option("--on-demand")
  .action(async (options) =>
    (await import("./daemon/daemon")).runDaemon({ onDemand: options.onDemand === true }),
  );

program.parseAsync().catch(async (error: unknown) => {
  const { problemText } = await import("./cli/problem-text");
  process.stderr.write(`${problemText(error)}\n`);
  process.exit(1);
});
