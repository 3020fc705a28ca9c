/** A heartbeat outside the page: browsers slow down the timers of a hidden tab, not those of its worker. */
setInterval(() => postMessage(0), 1000);
