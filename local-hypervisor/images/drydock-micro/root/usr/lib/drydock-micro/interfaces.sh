# Functions for network cards by their MAC address.

# Kernel name (eth1) of the card with an address, in $kernel_name
interface_find() {
  for card in /sys/class/net/*; do
    # Others, such as tunnels and bridges, have no device behind them
    [ -e "$card/device" ] && read -r found < "$card/address" || continue
    if [ "$found" = "$1" ]; then
      kernel_name=${card##*/}
      return 0
    fi
  done
  return 1
}

# Asks for the lease of a card, unless that was done
interface_configure() {
  [ -e "/run/udhcpc.$1.pid" ] ||
    udhcpc -i "$1" -b -R -t 5 -T 1 -S -O mtu -p "/run/udhcpc.$1.pid" \
      -s /usr/share/udhcpc/default.script > "/run/udhcpc.$1.log" 2>&1
}

# Gives the lease of a card back, which takes addresses and routes away
interface_forget() {
  if read -r client < "/run/udhcpc.$1.pid" 2>/dev/null; then
    kill "$client"
    tries=0
    while [ -d "/proc/$client" ] && [ "$tries" -lt 40 ]; do
      tries=$((tries + 1))
      usleep 50000
    done
  fi
  rm -f "/run/udhcpc.$1.pid"
}

# Waits up to 10 s for the card; each but the primary one, which configures itself at boot, asks for its lease here
interface_add() {
  interface_find "$1" || echo 1 > /sys/bus/pci/rescan
  tries=0
  until interface_find "$1"; do
    tries=$((tries + 1))
    [ "$tries" -gt 200 ] && return 1
    usleep 50000
  done
  [ "$2" = 0 ] || interface_configure "$kernel_name"
  echo "interface added $1 $kernel_name" >&3
}

# Gives the lease back and removes the card
interface_remove() {
  if interface_find "$1"; then
    interface_forget "$kernel_name"
    ip link set dev "$kernel_name" down
    device=$(readlink -f "/sys/class/net/$kernel_name/device")
    # The device of a virtio card is a child of the one on the bus
    [ -e "$device/remove" ] || device=${device%/*}
    echo 1 > "$device/remove"
  fi
  echo "interface removed $1" >&3
}
