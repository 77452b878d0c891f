package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * Entries of a directory: struct fuse_dirent (inode 8, next offset 8, name length 4, type 4, name,
 * padding to 8), with struct fuse_entry_out before each for READDIRPLUS.
 *
 * <p>No entry at all means the end of the directory.
 */
public final class DirectoryReply extends Reply {
    private static final int ENTRY_HEADER_BYTES = 24;

    private int end;

    DirectoryReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    void clear(int capacityBytes) {
        clear();
        end = start + capacityBytes;
    }

    /**
     * Whether one more entry fits. In READDIRPLUS ask before looking a name up: an entry that is
     * not sent must not count as a lookup.
     *
     * @param nameBytes length of the name
     * @param withNode true for {@link #addWithNode}
     * @return whether it fits
     */
    public boolean hasRoom(int nameBytes, boolean withNode) {
        return start + length() + size(nameBytes, withNode) <= end;
    }

    /**
     * Adds an entry without its node; for READDIR only.
     *
     * @param inode shown to applications; not 0
     * @param nextOffset where to go on after this entry; never 0
     * @param type DT_*, see readdir(3)
     * @param name between position and limit; unchanged
     * @return false when it does not fit, and nothing was added
     */
    public boolean add(long inode, long nextOffset, int type, ByteBuffer name) {
        if (!hasRoom(name.remaining(), false)) {
            return false;
        }
        int at = start + length();
        length(length() + size(name.remaining(), false));
        putName(at, inode, nextOffset, type, name);
        return true;
    }

    /**
     * Adds an entry with its node, which counts as one lookup; for READDIRPLUS only.
     *
     * @param node its id; 0 for "." and "..", and where the name is already gone: then nothing is
     *     counted, and the kernel looks the name up when it needs it
     * @param generation as in {@link EntryReply#entry}
     * @param entryMillis as there
     * @param attributesMillis as there
     * @param attributes as there; null with node 0
     * @param inode shown to applications; not 0
     * @param nextOffset where to go on after this entry; never 0
     * @param type DT_*, see readdir(3)
     * @param name between position and limit; unchanged
     * @return false when it does not fit, and nothing was added
     */
    public boolean addWithNode(
            long node,
            long generation,
            long entryMillis,
            long attributesMillis,
            FileAttributes attributes,
            long inode,
            long nextOffset,
            int type,
            ByteBuffer name) {
        if (!hasRoom(name.remaining(), true)) {
            return false;
        }
        int at = start + length();
        length(length() + size(name.remaining(), true));
        if (node == 0) {
            for (int zero = at; zero < at + ENTRY_BYTES; zero += 8) {
                bytes.putLong(zero, 0);
            }
        } else {
            putEntry(bytes, at, node, generation, entryMillis, attributesMillis, attributes);
        }
        putName(at + ENTRY_BYTES, inode, nextOffset, type, name);
        return true;
    }

    private void putName(int at, long inode, long nextOffset, int type, ByteBuffer name) {
        int length = name.remaining();
        bytes.putLong(at, inode).putLong(at + 8, nextOffset);
        bytes.putInt(at + 16, length).putInt(at + 20, type);
        int to = at + ENTRY_HEADER_BYTES;
        bytes.put(to, name, name.position(), length);
        for (int pad = to + length; pad < at + size(length, false); pad++) {
            bytes.put(pad, (byte) 0);
        }
    }

    private static int size(int nameBytes, boolean withNode) {
        int entry = (ENTRY_HEADER_BYTES + nameBytes + 7) & ~7;
        return withNode ? ENTRY_BYTES + entry : entry;
    }
}
