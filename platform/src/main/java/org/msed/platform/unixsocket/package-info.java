/**
 * The control socket: a UNIX stream socket in a directory of its own, read and written line by line
 * (design 5).
 *
 * <p>Pure: {@link org.msed.platform.unixsocket.LineReader}. Sockets: {@link
 * org.msed.platform.unixsocket.UnixServer} and {@link org.msed.platform.unixsocket.UnixConnection}.
 * Beside {@code natives} this is the one package that imports jnr: jnr-unixsocket is itself the
 * typed layer over the calls, and another layer between would only repeat it.
 */
package org.msed.platform.unixsocket;
