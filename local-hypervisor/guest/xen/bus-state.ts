/** `enum xenbus_state` (xen/include/public/io/xenbus.h): where a front end or a back end is on its way */
export const busState = {
  unknown: 0,
  initialising: 1,
  waiting: 2,
  initialised: 3,
  connected: 4,
  closing: 5,
  closed: 6,
} as const;
