package org.msed.mirror.change;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * The types of records: code, and the fields in their order. A code is never given to another type.
 */
enum ChangeType {
    BIND(
            layout(
                    1,
                    Change.Bind.class,
                    c -> c.path().length,
                    (c, out) -> put(out.putLong(c.inode()), c.path()),
                    (dataset, in) -> new Change.Bind(dataset, in.getLong(), bytes(in)))),
    UNBIND(
            layout(
                    2,
                    Change.Unbind.class,
                    c -> 0,
                    (c, out) -> out.putLong(c.inode()),
                    (dataset, in) -> new Change.Unbind(dataset, in.getLong()))),
    CREATE(
            layout(
                    3,
                    Change.Create.class,
                    c -> c.name().length + c.target().length,
                    ChangeType::putCreate,
                    ChangeType::create)),
    LINK(
            layout(
                    4,
                    Change.Link.class,
                    c -> c.name().length,
                    (c, out) -> put(out.putLong(c.inode()).putLong(c.parent()), c.name()),
                    (dataset, in) ->
                            new Change.Link(dataset, in.getLong(), in.getLong(), bytes(in)))),
    REMOVE(
            layout(
                    5,
                    Change.Remove.class,
                    c -> c.name().length,
                    (c, out) ->
                            put(out.putLong(c.parent()), c.name())
                                    .put((byte) (c.directory() ? 1 : 0)),
                    (dataset, in) ->
                            new Change.Remove(dataset, in.getLong(), bytes(in), in.get() != 0))),
    RENAME(
            layout(
                    6,
                    Change.Rename.class,
                    c -> c.name().length + c.newName().length,
                    ChangeType::putRename,
                    (dataset, in) ->
                            new Change.Rename(
                                    dataset,
                                    in.getLong(),
                                    bytes(in),
                                    in.getLong(),
                                    bytes(in),
                                    in.getInt()))),
    WRITE(
            layout(
                    7,
                    Change.Write.class,
                    c -> c.data().remaining(),
                    ChangeType::putWrite,
                    (dataset, in) ->
                            new Change.Write(dataset, in.getLong(), in.getLong(), slice(in)))),
    TRUNCATE(
            layout(
                    8,
                    Change.Truncate.class,
                    c -> 0,
                    (c, out) -> out.putLong(c.inode()).putLong(c.size()),
                    (dataset, in) -> new Change.Truncate(dataset, in.getLong(), in.getLong()))),
    ALLOCATE(
            layout(
                    9,
                    Change.Allocate.class,
                    c -> 0,
                    (c, out) ->
                            out.putLong(c.inode())
                                    .putInt(c.mode())
                                    .putLong(c.offset())
                                    .putLong(c.length()),
                    (dataset, in) ->
                            new Change.Allocate(
                                    dataset,
                                    in.getLong(),
                                    in.getInt(),
                                    in.getLong(),
                                    in.getLong()))),
    SET_MODE(
            layout(
                    10,
                    Change.SetMode.class,
                    c -> 0,
                    (c, out) -> out.putLong(c.inode()).putInt(c.mode()),
                    (dataset, in) -> new Change.SetMode(dataset, in.getLong(), in.getInt()))),
    SET_OWNER(
            layout(
                    11,
                    Change.SetOwner.class,
                    c -> 0,
                    (c, out) -> out.putLong(c.inode()).putInt(c.uid()).putInt(c.gid()),
                    (dataset, in) ->
                            new Change.SetOwner(dataset, in.getLong(), in.getInt(), in.getInt()))),
    SET_TIMES(
            layout(
                    12,
                    Change.SetTimes.class,
                    c -> 0,
                    (c, out) ->
                            out.putLong(c.inode()).putLong(c.mtimeSeconds()).putInt(c.mtimeNanos()),
                    (dataset, in) ->
                            new Change.SetTimes(dataset, in.getLong(), in.getLong(), in.getInt()))),
    SET_XATTR(
            layout(
                    13,
                    Change.SetXattr.class,
                    c -> c.name().length + c.value().length,
                    (c, out) -> put(put(out.putLong(c.inode()), c.name()), c.value()),
                    (dataset, in) ->
                            new Change.SetXattr(dataset, in.getLong(), bytes(in), bytes(in)))),
    REMOVE_XATTR(
            layout(
                    14,
                    Change.RemoveXattr.class,
                    c -> c.name().length,
                    (c, out) -> put(out.putLong(c.inode()), c.name()),
                    (dataset, in) -> new Change.RemoveXattr(dataset, in.getLong(), bytes(in)))),
    BARRIER(
            layout(
                    15,
                    Change.Barrier.class,
                    c -> 0,
                    (c, out) -> out.putLong(c.inode()).put((byte) c.scope().ordinal()),
                    (dataset, in) -> new Change.Barrier(dataset, in.getLong(), scope(in)))),
    NOTE(
            layout(
                    16,
                    Change.Note.class,
                    c -> c.text().length,
                    (c, out) -> put(out, c.text()),
                    (dataset, in) -> new Change.Note(dataset, bytes(in))));

    private interface Reader<C extends Change> {
        C read(int dataset, ByteBuffer in);
    }

    private record Layout<C extends Change>(
            int code,
            Class<C> type,
            ToIntFunction<C> variable,
            BiConsumer<C, ByteBuffer> writer,
            Reader<C> reader) {

        int variableBytes(Change change) {
            return variable.applyAsInt(type.cast(change));
        }

        void write(Change change, ByteBuffer out) {
            writer.accept(type.cast(change), out);
        }
    }

    private static final ChangeType[] ALL = values();
    private static final Map<Class<?>, ChangeType> BY_CLASS = new HashMap<>();

    static {
        for (ChangeType type : ALL) {
            BY_CLASS.put(type.layout.type, type);
        }
    }

    private final Layout<?> layout;

    ChangeType(Layout<?> layout) {
        this.layout = layout;
    }

    static ChangeType of(Change change) {
        return BY_CLASS.get(change.getClass());
    }

    /** The type with this code, or null. */
    static ChangeType of(byte code) {
        return code > 0 && code <= ALL.length ? ALL[code - 1] : null;
    }

    byte code() {
        return (byte) layout.code;
    }

    int variableBytes(Change change) {
        return layout.variableBytes(change);
    }

    void write(Change change, ByteBuffer out) {
        layout.write(change, out);
    }

    Change read(int dataset, ByteBuffer in) {
        return layout.reader.read(dataset, in);
    }

    private static <C extends Change> Layout<C> layout(
            int code,
            Class<C> type,
            ToIntFunction<C> variable,
            BiConsumer<C, ByteBuffer> writer,
            Reader<C> reader) {
        return new Layout<>(code, type, variable, writer, reader);
    }

    private static void putCreate(Change.Create c, ByteBuffer out) {
        put(out.putLong(c.parent()), c.name());
        out.putLong(c.inode()).putInt(c.mode()).putInt(c.uid()).putInt(c.gid());
        put(out.putLong(c.device()), c.target());
    }

    private static Change.Create create(int dataset, ByteBuffer in) {
        return new Change.Create(
                dataset,
                in.getLong(),
                bytes(in),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                bytes(in));
    }

    private static void putRename(Change.Rename c, ByteBuffer out) {
        put(out.putLong(c.parent()), c.name());
        put(out.putLong(c.newParent()), c.newName());
        out.putInt(c.flags());
    }

    private static void putWrite(Change.Write c, ByteBuffer out) {
        out.putLong(c.inode()).putLong(c.offset()).putInt(c.data().remaining());
        out.put(c.data().duplicate());
    }

    private static Change.Barrier.Scope scope(ByteBuffer in) {
        Change.Barrier.Scope[] scopes = Change.Barrier.Scope.values();
        int code = in.get();
        if (code < 0 || code >= scopes.length) {
            throw new IllegalArgumentException("scope " + code);
        }
        return scopes[code];
    }

    private static ByteBuffer put(ByteBuffer out, byte[] bytes) {
        return out.putInt(bytes.length).put(bytes);
    }

    private static byte[] bytes(ByteBuffer in) {
        ByteBuffer slice = slice(in);
        byte[] bytes = new byte[slice.remaining()];
        slice.get(bytes);
        return bytes;
    }

    private static ByteBuffer slice(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length);
        }
        ByteBuffer slice = in.slice(in.position(), length);
        in.position(in.position() + length);
        return slice;
    }
}
