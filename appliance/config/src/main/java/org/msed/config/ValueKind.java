package org.msed.config;

import java.util.function.Function;

/**
 * What a value may be: its spelling, its range and both directions of conversion.
 *
 * @param <T> the type of the parsed value
 */
final class ValueKind<T> {
    private final String name;
    private final String unit;
    private final String allowed;
    private final Function<String, T> parser;
    private final Function<T, String> printer;

    ValueKind(
            String name,
            String unit,
            String allowed,
            Function<String, T> parser,
            Function<T, String> printer) {
        this.name = name;
        this.unit = unit;
        this.allowed = allowed;
        this.parser = parser;
        this.printer = printer;
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    String allowed() {
        return allowed;
    }

    /** Throws IllegalArgumentException for a text outside of {@link #allowed()}. */
    T parse(String text) {
        return parser.apply(text);
    }

    /** The one spelling that files and answers are compared by. */
    String canonical(String text) {
        return printer.apply(parse(text));
    }
}
