package org.msed.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Advice for a key that does not exist. */
final class NearestKey {
    private NearestKey() {}

    /** Names the file that the key belongs to, or else the key that looks most like it. */
    static String advice(String unknown, List<Scope> scopes) {
        for (ConfigKey key : ConfigKey.values()) {
            if (key.key().equals(unknown)) {
                return "in " + key.scope().fileName() + ", not here";
            }
        }
        return scopes.stream()
                .flatMap(s -> ConfigKey.of(s).stream())
                .map(ConfigKey::key)
                .min(Comparator.comparingInt(known -> distance(unknown, known)))
                .map(known -> "a known key; the nearest is " + known)
                .orElse("absent");
    }

    /** Levenshtein distance, one row at a time. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
