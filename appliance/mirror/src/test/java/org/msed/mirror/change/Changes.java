package org.msed.mirror.change;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Changes of every type for tests, and their texts, which are equal when they are. */
public final class Changes {

    private Changes() {}

    /** Any change that can stand in a stream. */
    public static Arbitrary<Change> any() {
        return Arbitraries.of(List.of(Change.class.getPermittedSubclasses())).flatMap(Changes::of);
    }

    /** Every component with its name and value; bytes are written out. */
    public static String text(Change change) {
        StringBuilder text = new StringBuilder(change.getClass().getSimpleName());
        for (RecordComponent component : change.getClass().getRecordComponents()) {
            text.append(' ').append(component.getName()).append('=');
            text.append(text(value(component, change)));
        }
        return text.toString();
    }

    private static Arbitrary<Change> of(Class<?> type) {
        List<Arbitrary<Object>> components =
                List.of(type.getRecordComponents()).stream().map(Changes::component).toList();
        return Combinators.combine(components).as(values -> made(type, values));
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getName().equals("dataset")) {
            return Arbitraries.integers().between(0, 65535).asGeneric();
        } else if (type == int.class) {
            return Arbitraries.integers().asGeneric();
        } else if (type == long.class) {
            return Arbitraries.longs().asGeneric();
        } else if (type == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        } else if (type == byte[].class) {
            return bytes(300).asGeneric();
        } else if (type == ByteBuffer.class) {
            return bytes(5000).map(ByteBuffer::wrap).asGeneric();
        }
        return Arbitraries.of(type.getEnumConstants()).asGeneric();
    }

    private static Arbitrary<byte[]> bytes(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most);
    }

    private static Change made(Class<?> type, List<Object> values) {
        try {
            return (Change) type.getDeclaredConstructors()[0].newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(RecordComponent component, Change change) {
        try {
            return component.getAccessor().invoke(change);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return HexFormat.of().formatHex(bytes);
        }
        return String.valueOf(value);
    }
}
