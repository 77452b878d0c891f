package org.msed.mirror.sets;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Items as bytes, big-endian: kind u8, dataset u16, inode u64, then of Content from u64 and to u64,
 * of Entry the length u16 and the bytes of the name. The same in files and in messages.
 */
public final class ItemCodec {

    /** The most bytes of one item. */
    public static final int ITEM_LIMIT = 11 + 2 + 65_535;

    private static final int CONTENT = 1;
    private static final int ATTRIBUTES = 2;
    private static final int ENTRY = 3;
    private static final int NAMES = 4;
    private static final int BELOW = 5;

    private ItemCodec() {}

    /** How many bytes an item takes. */
    public static int length(Item item) {
        if (item instanceof Item.Content) {
            return 11 + 16;
        }
        return item instanceof Item.Entry entry ? 11 + 2 + entry.name().length : 11;
    }

    /** Puts an item; the buffer has {@link #length} bytes left. */
    public static void put(ByteBuffer to, Item item) {
        if (item instanceof Item.Content content) {
            head(to, CONTENT, item, content.inode());
            to.putLong(content.from()).putLong(content.to());
        } else if (item instanceof Item.Attributes attributes) {
            head(to, ATTRIBUTES, item, attributes.inode());
        } else if (item instanceof Item.Entry entry) {
            head(to, ENTRY, item, entry.directory());
            to.putShort((short) entry.name().length).put(entry.name());
        } else if (item instanceof Item.Names names) {
            head(to, NAMES, item, names.directory());
        } else {
            head(to, BELOW, item, ((Item.Below) item).directory());
        }
    }

    /**
     * Reads one item.
     *
     * @throws IllegalArgumentException it is of no kind that this version knows
     * @throws BufferUnderflowException it ends too early
     */
    public static Item get(ByteBuffer from) {
        int kind = from.get();
        int dataset = Short.toUnsignedInt(from.getShort());
        long inode = from.getLong();
        return switch (kind) {
            case CONTENT -> new Item.Content(dataset, inode, from.getLong(), from.getLong());
            case ATTRIBUTES -> new Item.Attributes(dataset, inode);
            case ENTRY -> {
                byte[] name = new byte[Short.toUnsignedInt(from.getShort())];
                from.get(name);
                yield new Item.Entry(dataset, inode, name);
            }
            case NAMES -> new Item.Names(dataset, inode);
            case BELOW -> new Item.Below(dataset, inode);
            default -> throw new IllegalArgumentException("no item is of kind " + kind);
        };
    }

    /** The same item of another dataset. */
    static Item in(int dataset, Item item) {
        if (dataset == item.dataset()) {
            return item;
        } else if (item instanceof Item.Content content) {
            return new Item.Content(dataset, content.inode(), content.from(), content.to());
        } else if (item instanceof Item.Attributes attributes) {
            return new Item.Attributes(dataset, attributes.inode());
        } else if (item instanceof Item.Entry entry) {
            return new Item.Entry(dataset, entry.directory(), entry.name());
        } else if (item instanceof Item.Names names) {
            return new Item.Names(dataset, names.directory());
        }
        return new Item.Below(dataset, ((Item.Below) item).directory());
    }

    private static void head(ByteBuffer to, int kind, Item item, long inode) {
        to.put((byte) kind).putShort((short) item.dataset()).putLong(inode);
    }
}
