"""Holds cloud-init's programs in a template for warm launches: loads their modules, then waits for the instance.

Python runs this before the program, where PYTHONPATH names its folder: in templates only (warm-start). The program
itself is as Debian has it, and does all of its work in the instance.
"""
import os
import sys


def load():
    import importlib
    import pkgutil

    import cloudinit.cmd.main
    import cloudinit.config
    import cloudinit.distros.debian
    import cloudinit.net.dhcp
    import cloudinit.net.netplan
    import cloudinit.sources.DataSourceEc2
    import cloudinit.sources.DataSourceNone

    for module in pkgutil.iter_modules(cloudinit.config.__path__):
        importlib.import_module("cloudinit.config." + module.name)


def hold(words):
    import random

    gate = "/run/drydock-warm/" + "".join(words)
    try:
        load()
    finally:
        open(gate + ".held", "w").close()
    os.close(os.open(gate, os.O_RDONLY))
    random.seed()


folder = os.path.dirname(__file__)
os.environ.pop("PYTHONPATH", None)
sys.path[:] = [path for path in sys.path if path != folder]
if len(sys.orig_argv) > 2 and os.path.basename(sys.orig_argv[1]) == "cloud-init":
    hold(sys.orig_argv[2:])
