/**
 * The instance database of a pairing (design D9), a process that the daemon starts where the pair
 * serves: one Derby engine with its files in a mirrored directory, and two listeners.
 *
 * <p>It knows nothing of the pair. It is started with the directory mounted and the address there,
 * ended by SIGTERM, and asked through a socket whether it is well.
 */
package org.msed.instance;
