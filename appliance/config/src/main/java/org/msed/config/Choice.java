package org.msed.config;

/**
 * A value out of a fixed list, as it is spelled in a file. Reading ignores upper and lower case.
 */
public interface Choice {
    /** The spelling in files and listings. */
    String text();
}
