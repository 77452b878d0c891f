package org.msed.mirror.sets;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that the files of both sets have in common, and how a file is read. The first record
 * says for which datasets, by name, the numbers in the items stand.
 */
final class SetFile {

    /** Version of the layout. */
    static final int VERSION = 1;

    /** An item is in the set: the item follows. */
    static final int ADD = 1;

    /** Version u16, count u16, then length u16 and UTF-8 bytes of each dataset's name. */
    static final int HEADER = 2;

    /** Reads the rest of a record whose kind is not one of the above. */
    interface Reader {
        /** An item of the set. */
        void add(Item item);

        /** A record of another kind. */
        void other(int kind, ByteBuffer rest, ItemMapper mapper);
    }

    /** Reads an item that follows in a record, with the dataset's number of today. */
    interface ItemMapper {
        /** Null if the dataset is not mirrored any more. */
        Item next(ByteBuffer from);
    }

    /**
     * What was found.
     *
     * @param missing there was no file
     * @param damaged something is lost: everything is suspicious
     * @param unknown numbers of the datasets that the file does not know
     */
    record Found(boolean missing, boolean damaged, List<Integer> unknown) {}

    private final List<String> datasets;
    private final Reader reader;
    private List<String> before = List.of();

    private SetFile(List<String> datasets, Reader reader) {
        this.datasets = datasets;
        this.reader = reader;
    }

    static ByteBuffer header(List<String> datasets) {
        ByteBuffer header = ByteBuffer.allocate(5 + datasets.size() * (2 + 1024));
        header.put((byte) HEADER).putShort((short) VERSION).putShort((short) datasets.size());
        for (String dataset : datasets) {
            byte[] name = dataset.getBytes(StandardCharsets.UTF_8);
            header.putShort((short) name.length).put(name);
        }
        return header.flip();
    }

    static ByteBuffer item(int kind, Item item) {
        ByteBuffer record = ByteBuffer.allocate(1 + ItemCodec.length(item)).put((byte) kind);
        ItemCodec.put(record, item);
        return record.flip();
    }

    static ByteBuffer join(List<ByteBuffer> records) {
        ByteBuffer all = ByteBuffer.allocate(records.stream().mapToInt(ByteBuffer::limit).sum());
        records.forEach(all::put);
        return all.flip();
    }

    static Found read(Path path, List<String> datasets, Reader reader) throws IOException {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return new Found(true, false, List.of());
        }
        return new SetFile(datasets, reader).read(Frames.scan(bytes));
    }

    private Found read(Frames.Scan scan) {
        // The first frame came with the file's name: without it the file was not made by us.
        boolean damaged = scan.damaged() || scan.payloads().isEmpty();
        try {
            for (ByteBuffer payload : scan.payloads()) {
                while (payload.hasRemaining()) {
                    record(payload);
                }
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            damaged = true;
        }
        List<Integer> unknown = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            if (!before.contains(datasets.get(d))) {
                unknown.add(d);
            }
        }
        return new Found(false, damaged, unknown);
    }

    private void record(ByteBuffer from) {
        int kind = from.get();
        if (kind == HEADER) {
            before = names(from);
        } else if (kind == ADD) {
            Item item = item(from);
            if (item != null) {
                reader.add(item);
            }
        } else {
            reader.other(kind, from, this::item);
        }
    }

    private static List<String> names(ByteBuffer from) {
        if (from.getShort() != VERSION) {
            throw new IllegalArgumentException("a set's file of another version");
        }
        List<String> names = new ArrayList<>();
        for (int left = Short.toUnsignedInt(from.getShort()); left > 0; left--) {
            byte[] name = new byte[Short.toUnsignedInt(from.getShort())];
            from.get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return names;
    }

    private Item item(ByteBuffer from) {
        Item item = ItemCodec.get(from);
        if (item.dataset() >= before.size()) {
            throw new IllegalArgumentException("no dataset has the number " + item.dataset());
        }
        int today = datasets.indexOf(before.get(item.dataset()));
        return today < 0 ? null : ItemCodec.in(today, item);
    }
}
