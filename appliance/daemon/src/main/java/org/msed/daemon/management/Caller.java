package org.msed.daemon.management;

import org.msed.platform.unixsocket.PeerCredentials;

/**
 * Who asks, and what he may do.
 *
 * @param pid process id
 * @param uid user id
 * @param user user name, or the number as text
 * @param role what he may do
 */
record Caller(int pid, long uid, String user, Role role) {
    /** What a caller may do; each role includes those before it. */
    enum Role {
        /** Nothing. */
        NOBODY,
        /** Look, and planned moves. */
        OPERATOR,
        /** Everything. */
        ADMIN
    }

    static Caller of(PeerCredentials peer, Accounts accounts) {
        return new Caller(peer.pid(), peer.uid(), accounts.user(peer.uid()), role(peer, accounts));
    }

    private static Role role(PeerCredentials peer, Accounts accounts) {
        if (peer.uid() == 0 || peer.uid() == accounts.ownUid()) {
            return Role.ADMIN;
        }
        return accounts.operator(peer.uid(), peer.gid()) ? Role.OPERATOR : Role.NOBODY;
    }

    boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }

    /** For the event of an order: who, and why he says he did it. */
    String actor(String reason) {
        String who = user + " (uid " + uid + ", pid " + pid + ")";
        return reason.isBlank() ? who : who + ": " + reason.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
