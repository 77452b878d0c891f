package org.msed.core.state;

/** Look-up of enum constants whose stable number is their position. */
final class Codes {

    private Codes() {}

    static <E> E of(E[] byCode, int code, String what) {
        if (code < 0 || code >= byCode.length) {
            throw new IllegalArgumentException(
                    what + " must be 0 to " + (byCode.length - 1) + ", got " + code);
        }
        return byCode[code];
    }
}
