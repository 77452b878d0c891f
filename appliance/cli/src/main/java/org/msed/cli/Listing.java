package org.msed.cli;

import java.util.List;

/** The frame of a section in the reference's listings (inventory A8-04, D-22). */
final class Listing {
    private static final String RULE = "-----";

    private Listing() {}

    static void section(List<String> lines, String title) {
        lines.addAll(List.of("", RULE, title, RULE, ""));
    }
}
