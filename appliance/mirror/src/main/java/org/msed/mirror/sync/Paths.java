package org.msed.mirror.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Paths below a dataset's directory, as raw bytes without a slash at either end. */
final class Paths {

    /** The dataset's directory itself. */
    static final byte[] ROOT = {};

    private Paths() {}

    /** A name as a key of a set. */
    record Name(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    static byte[] child(byte[] directory, byte[] name) {
        if (directory.length == 0) {
            return name;
        }
        byte[] path = Arrays.copyOf(directory, directory.length + 1 + name.length);
        path[directory.length] = '/';
        System.arraycopy(name, 0, path, directory.length + 1, name.length);
        return path;
    }

    static byte[] parent(byte[] path) {
        return Arrays.copyOf(path, Math.max(0, slash(path)));
    }

    static byte[] name(byte[] path) {
        return Arrays.copyOfRange(path, slash(path) + 1, path.length);
    }

    static String text(byte[] path) {
        return new String(path, StandardCharsets.UTF_8);
    }

    private static int slash(byte[] path) {
        int at = path.length - 1;
        while (at >= 0 && path[at] != '/') {
            at--;
        }
        return at;
    }
}
