// Before the guest begins
import "./install";
import "../../../local-hypervisor/engines/v86/guest-worker";
