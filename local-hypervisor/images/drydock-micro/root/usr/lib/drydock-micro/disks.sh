# Functions for disks by their serial number, which is the volume id without its dash.

# Kernel name (nvme1n1) of the disk with a serial number, in $kernel_name
disk_find() {
  for controller in /sys/class/nvme/nvme*; do
    read -r found < "$controller/serial" 2>/dev/null || continue
    if [ "${found%% *}" = "$1" ]; then
      kernel_name=${controller##*/}n1
      [ -b "/dev/$kernel_name" ] && return 0
    fi
  done
  return 1
}

# Whether the disk can be opened, which waits until the kernel has looked for its partitions
disk_opens() {
  (: < "/dev/$1") 2>/dev/null
}

# Waits up to 10 s for the disk, then links the name that was asked for to it, and the one that Xen guests
# see: /dev/sdf and /dev/xvdf
disk_add() {
  disk_find "$1" || echo 1 > /sys/bus/pci/rescan
  tries=0
  until disk_find "$1" && disk_opens "$kernel_name"; do
    tries=$((tries + 1))
    [ "$tries" -gt 200 ] && return 1
    usleep 50000
  done
  case "$2" in
    /dev/sd*) families='xvd sd' letter=${2#/dev/sd} ;;
    /dev/xvd*) families=xvd letter=${2#/dev/xvd} ;;
    *) return 0 ;;
  esac
  # The whole disk of a root device that is named as a partition (/dev/sda1) is /dev/sda
  letter=${letter%%[0-9]*}
  for family in $families; do
    ln -sfn "$kernel_name" "/dev/$family$letter"
    for partition in /sys/class/block/"$kernel_name"p*; do
      [ -e "$partition" ] && ln -sfn "${partition##*/}" "/dev/$family$letter${partition##*p}"
    done
  done
  return 0
}

# Whether a file system, swap or another holder uses the disk or a partition of it
disk_in_use() {
  for block in /sys/class/block/"$1" /sys/class/block/"$1"p*; do
    [ -e "$block" ] || continue
    [ -n "$(ls "$block/holders")" ] && return 0
    read -r numbers < "$block/dev"
    awk -v device="$numbers" '$3 == device { found = 1 } END { exit !found }' /proc/self/mountinfo && return 0
  done
  grep -q "^/dev/$1" /proc/swaps
}

# Removes the disk once nobody uses it; links that point to it go with it
disk_remove() {
  if disk_find "$1"; then
    said=no
    while disk_in_use "$kernel_name"; do
      [ "$said" = yes ] || echo "disk busy $1" >&3
      said=yes
      sleep 1
    done
    echo 1 > "$(readlink -f "/sys/class/block/$kernel_name/device/device")/remove"
    for link in /dev/sd* /dev/xvd*; do
      case "$(readlink "$link")" in "$kernel_name"*) rm -f "$link" ;; esac
    done
  fi
  echo "disk removed $1" >&3
}
