package org.msed.config;

/** What holds when a key is not in its file. */
record Fallback(Type type, String text) {
    enum Type {
        VALUE,
        DERIVED,
        NONE,
        REQUIRED
    }

    /** This text, read as if it stood in the file. */
    static Fallback value(String text) {
        return new Fallback(Type.VALUE, text);
    }

    /** Computed from other keys; the text says how. */
    static Fallback derived(String how) {
        return new Fallback(Type.DERIVED, how);
    }

    /** Absent is a meaning of its own. */
    static Fallback none() {
        return new Fallback(Type.NONE, "none");
    }

    /** Absent is an error. */
    static Fallback required() {
        return new Fallback(Type.REQUIRED, "must be given");
    }
}
