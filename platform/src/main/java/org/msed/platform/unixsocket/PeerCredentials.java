package org.msed.platform.unixsocket;

/**
 * Who connected, as the kernel recorded it at that moment (unix(7), SO_PEERCRED).
 *
 * @param pid process id; it may have ended, and its number be used anew
 * @param uid effective user id
 * @param gid effective group id
 */
public record PeerCredentials(int pid, long uid, long gid) {}
