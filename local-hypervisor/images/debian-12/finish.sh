#!/bin/sh
# finish.sh <root partition's PARTUUID> <GRUB module>...: run in the new system when its packages are installed.
set -e
partition=$1
shift

# Settings of the build, which mmdebstrap would remove only after the disk is written
rm -f /etc/apt/apt.conf.d/99mmdebstrap /etc/dpkg/dpkg.cfg.d/99mmdebstrap /etc/apt/sources.list
rm -f /etc/apt/sources.list.d/0*.list /etc/apt/sources.list.d/0*.sources /usr/sbin/policy-rc.d
apt-get clean
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/debconf/*-old /var/lib/dpkg/*-old
find /var/log -type f -delete

# What each instance makes for itself at its first boot
rm -f /etc/hostname /var/lib/dbus/machine-id /etc/ssh/ssh_host_*
: > /etc/machine-id

echo "PARTUUID=$partition / ext4 rw,discard,errors=remount-ro 0 0" > /etc/fstab
ln -sf ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
systemctl enable systemd-networkd systemd-resolved ssh serial-getty@ttyS0 drydock-warm-start 2> /dev/null

# None of these shows in a guest of an hour; each takes a cold boot without hardware virtualization some time
for unit in systemd-binfmt.service proc-sys-fs-binfmt_misc.automount apt-daily.timer apt-daily-upgrade.timer \
  e2scrub_all.timer e2scrub_reap.service getty@tty1.service systemd-journal-flush.service \
  dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
  systemd-update-utmp.service systemd-update-utmp-runlevel.service dpkg-db-backup.timer; do
  ln -sf /dev/null "/etc/systemd/system/$unit"
done

release=$(ls /lib/modules)
mkdir -p /boot/grub/i386-pc
cp /usr/lib/grub/i386-pc/*.mod /usr/lib/grub/i386-pc/*.lst /usr/lib/grub/i386-pc/boot.img /boot/grub/i386-pc/
grub-mkimage -O i386-pc -p '(hd0,msdos1)/boot/grub' -o /boot/grub/i386-pc/core.img "$@"
# The first menu; update-grub, which needs the disk, writes the next one when a kernel is installed
cat > /boot/grub/grub.cfg << END
serial --unit=0 --speed=115200
terminal_output serial console
set timeout=0
menuentry "Debian GNU/Linux" {
  set root=(hd0,msdos1)
  linux /boot/vmlinuz-$release root=PARTUUID=$partition ro console=tty0 console=ttyS0,115200 mitigations=off
}
END
python3 -m compileall -q /usr/lib/python3 /usr/lib/python3.11 > /dev/null 2>&1 || true
