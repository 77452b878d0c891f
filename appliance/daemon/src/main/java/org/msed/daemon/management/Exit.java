package org.msed.daemon.management;

/** Exit numbers of answers (design 5); the commands end with them. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NO_PERMISSION = 4;
    static final int REFUSED = 5;
    static final int STILL_RUNNING = 6;
    static final int UNKNOWN_OBJECT = 7;

    private Exit() {}
}
