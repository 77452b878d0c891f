package org.msed.config;

import java.math.BigDecimal;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values that keys have. */
final class Kinds {
    /** Inventory A6-11, to the letter; 63 is the longest label of RFC 1035 2.3.4. */
    static final Pattern HOST_NAME = Pattern.compile("[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Kernel limit IFNAMSIZ is 16 with the final zero; netdevice(7). */
    static final Pattern INTERFACE = Pattern.compile("[^\\s/:]{1,15}");

    static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}");
    static final Pattern HEX_256 = Pattern.compile("[0-9A-Fa-f]{64}");
    static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MOST_PATTERNS = 64;
    private static final int LONGEST_PATTERN = 255;

    /** One name of a pattern: not empty, not . or .., brackets closed, nothing to escape. */
    private static final Pattern NAME_PATTERN =
            Pattern.compile("(?!\\.{1,2}$)(?:[^\\[\\]{}\\\\]|\\[!?[^\\[\\]!/\\\\]+])+");

    private Kinds() {}

    static ValueKind<String> udi() {
        return pattern(
                "UDI",
                "<product id>:<hardware version>:<serial>",
                Pattern.compile("[A-Za-z0-9-]{1,64}:[A-Za-z0-9-]{1,64}:[A-Za-z0-9._-]{1,128}"));
    }

    static ValueKind<String> hostName() {
        return pattern(
                "host name",
                "starts with a letter, ends with a letter or number, and contains only letters,"
                        + " numbers, and dashes (at most 63)",
                HOST_NAME);
    }

    static ValueKind<String> pattern(String name, String allowed, Pattern pattern) {
        return new ValueKind<>(
                name,
                "",
                allowed,
                text -> {
                    if (!pattern.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                Function.identity());
    }

    static ValueKind<Inet4Address> address() {
        return new ValueKind<>(
                "address",
                "",
                "an IPv4 address such as 10.10.10.12",
                Ip4::parse,
                Inet4Address::getHostAddress);
    }

    static ValueKind<Integer> mask() {
        return new ValueKind<>(
                "network mask",
                "",
                "a network mask such as 255.255.255.0",
                Ip4::parseMask,
                Ip4::maskText);
    }

    static ValueKind<List<String>> names() {
        Pattern one = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
        return new ValueKind<>(
                "list of names",
                "",
                "names or addresses, separated by commas",
                text -> {
                    List<String> all = Arrays.asList(text.split("\\s*,\\s*", -1));
                    if (!all.stream().allMatch(n -> one.matcher(n).matches())) {
                        throw new IllegalArgumentException(text);
                    }
                    return List.copyOf(all);
                },
                all -> String.join(",", all));
    }

    static <E extends Enum<E> & Choice> ValueKind<E> choice(Class<E> type) {
        E[] all = type.getEnumConstants();
        String allowed = Arrays.stream(all).map(Choice::text).collect(Collectors.joining(", "));
        return new ValueKind<>(
                "choice",
                "",
                allowed,
                text ->
                        Arrays.stream(all)
                                .filter(e -> e.text().equalsIgnoreCase(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(text)),
                Choice::text);
    }

    static ValueKind<Boolean> flag() {
        return new ValueKind<>(
                "flag",
                "",
                "true, false",
                text -> {
                    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                        throw new IllegalArgumentException(text);
                    }
                    return Boolean.valueOf(text);
                },
                Object::toString);
    }

    static ValueKind<Long> duration(String shortest, String longest) {
        return new ValueKind<>(
                "duration",
                "ms, s, min, h or d",
                shortest + " to " + longest + " (with its unit)",
                text -> within(Durations.parse(text), shortest, longest),
                Durations::print);
    }

    /** A duration whose bare number is seconds; its bounds depend on other keys. */
    static ValueKind<Long> seconds(String allowed) {
        return new ValueKind<>(
                "duration",
                "s when bare, else ms, s or min",
                allowed,
                Durations::parseSeconds,
                Durations::printSeconds);
    }

    private static long within(long millis, String shortest, String longest) {
        if (millis < Durations.parse(shortest) || millis > Durations.parse(longest)) {
            throw new IllegalArgumentException(Durations.print(millis));
        }
        return millis;
    }

    static ValueKind<Integer> number(int least, int most) {
        return new ValueKind<>(
                "number",
                "",
                least + " to " + most,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException(text);
                    }
                    return value;
                },
                Object::toString);
    }

    /** A percentage, handed out as a ratio: {@code 1 %} is 0.01. */
    static ValueKind<Double> percent(String least, String most) {
        return new ValueKind<>(
                "percentage",
                "%",
                least + " % to " + most + " %",
                text -> {
                    BigDecimal value = new BigDecimal(text.replaceFirst("\\s*%$", ""));
                    if (value.compareTo(new BigDecimal(least)) < 0
                            || value.compareTo(new BigDecimal(most)) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return value.movePointLeft(2).doubleValue();
                },
                ratio ->
                        BigDecimal.valueOf(ratio)
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + " %");
    }

    /** Bytes, from a least to a most. */
    static ValueKind<Long> size(String least, String most) {
        return new ValueKind<>(
                "size",
                "B, KiB, MiB or GiB",
                least + " to " + most + " (with its unit)",
                text -> between(Sizes.parse(text), least, most),
                Sizes::print);
    }

    /** A time of some days of the week. */
    static ValueKind<WeeklyTime> weekly() {
        return new ValueKind<>(
                "days and time", "", WeeklyTime.ALLOWED, WeeklyTime::parse, WeeklyTime::print);
    }

    /** Bytes a second; 0 for no limit. */
    static ValueKind<Long> rate(String least, String most) {
        return new ValueKind<>(
                "rate",
                "KiB/s, MiB/s or GiB/s",
                "0 for no limit, or " + least + "/s to " + most + "/s (with its unit)",
                text -> {
                    boolean none = text.equals("0");
                    if (!none && !text.endsWith("/s")) {
                        throw new IllegalArgumentException(text);
                    }
                    return none ? 0 : between(Sizes.parse(text.replace("/s", "")), least, most);
                },
                bytes -> bytes == 0 ? "0" : Sizes.print(bytes) + "/s");
    }

    private static long between(long bytes, String least, String most) {
        if (bytes < Sizes.parse(least) || bytes > Sizes.parse(most)) {
            throw new IllegalArgumentException(Sizes.print(bytes));
        }
        return bytes;
    }

    /** A path whose text is its one spelling, so that two of them can be compared. */
    static ValueKind<Path> directory() {
        return new ValueKind<>(
                "directory",
                "",
                "an absolute path without . and .. and without control characters",
                text -> {
                    Path path = Path.of(text);
                    String spelled = text.length() > 1 ? text.replaceFirst("/+$", "") : text;
                    boolean plain = path.normalize().toString().equals(spelled);
                    if (!path.isAbsolute() || !plain || CONTROL.matcher(text).find()) {
                        throw new IllegalArgumentException(text);
                    }
                    return path;
                },
                Path::toString);
    }

    /** Patterns of paths relative to a directory. */
    static ValueKind<List<String>> patterns() {
        return new ValueKind<>(
                "list of patterns",
                "",
                "at most "
                        + MOST_PATTERNS
                        + " patterns, separated by commas, of paths relative to"
                        + " path: * and ? within a name, ** over directories, [ab] for one"
                        + " character; without a / it is a name at any depth; not everything",
                text -> {
                    List<String> all = Arrays.asList(text.split("\\s*,\\s*", -1));
                    if (all.size() > MOST_PATTERNS || !all.stream().allMatch(Kinds::isPattern)) {
                        throw new IllegalArgumentException(text);
                    }
                    return List.copyOf(all);
                },
                all -> String.join(",", all));
    }

    private static boolean isPattern(String text) {
        boolean all = text.chars().allMatch(c -> c == '*' || c == '/');
        return !all
                && text.length() <= LONGEST_PATTERN
                && !CONTROL.matcher(text).find()
                && Arrays.stream(text.split("/", -1))
                        .allMatch(n -> NAME_PATTERN.matcher(n).matches());
    }

    static ValueKind<ZoneId> zone() {
        return new ValueKind<>(
                "time zone",
                "",
                "a zone of the tz database such as UTC or Europe/Brussels",
                text -> {
                    try {
                        return ZoneId.of(text);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(text, e);
                    }
                },
                ZoneId::getId);
    }
}
