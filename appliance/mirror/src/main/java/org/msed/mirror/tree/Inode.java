package org.msed.mirror.tree;

import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileHandle;

/**
 * One file, directory or other inode that the kernel knows.
 *
 * <p>Its monitor is the inode lock of design 6.4: whoever changes content or attributes holds it
 * from before the change until the change is reported. There may be a hundred thousand of these:
 * nothing is kept here that can be asked for.
 */
public final class Inode {
    private static final byte UNKNOWN = 0;
    private static final byte ABSENT = 1;
    private static final byte PRESENT = 2;

    final FileHandle handle;

    /** How often the kernel was given it; guarded by its place in the table. */
    long lookups;

    /** An O_PATH descriptor; null while closed. Set under the lock of {@link References}. */
    volatile Descriptor reference;

    /** Used since the last round for victims. */
    volatile boolean used;

    Inode older;
    Inode newer;
    boolean pinned;

    /** The kernel gave it up; set under the lock of {@link References}. */
    volatile boolean dropped;

    private final long number;
    private final int type;
    private volatile long boundIn;
    private volatile boolean unnamed;
    private volatile boolean timesPending;
    private volatile long lastOffset;
    private volatile byte defaultAcl;

    Inode(long number, int type, FileHandle handle) {
        this.number = number;
        this.type = type;
        this.handle = handle;
    }

    /**
     * Its number: the backing's st_ino, {@link Tree#ROOT} for the dataset's directory.
     *
     * @return as the kernel and the stream know it
     */
    public long number() {
        return number;
    }

    /**
     * Its type, which never changes.
     *
     * @return one of the S_IF* of {@link org.msed.platform.file.FileStatus}
     */
    public int type() {
        return type;
    }

    /**
     * Its generation.
     *
     * @return 0 where the file system has no handles
     */
    public long generation() {
        return handle == null ? 0 : Integer.toUnsignedLong(handle.generation());
    }

    /**
     * Whether the standby knows its number.
     *
     * @param attachment the present one
     * @return true after {@link #boundIn(long)} with the same
     */
    public boolean isBoundIn(long attachment) {
        return boundIn == attachment;
    }

    /**
     * The standby was told its number.
     *
     * @param attachment in which
     */
    public void boundIn(long attachment) {
        boundIn = attachment;
    }

    /**
     * Whether it stays on this node while this attachment lasts.
     *
     * @param attachment the present one; 0 for none
     * @return true after {@link #localIn(long)} with the same
     */
    public boolean isLocalIn(long attachment) {
        return attachment != 0 && boundIn == -attachment;
    }

    /**
     * The standby is not to know it.
     *
     * @param attachment in which; above 0
     */
    public void localIn(long attachment) {
        boundIn = -attachment;
    }

    /**
     * Whether its last name is gone, so that nobody will find it after a failover.
     *
     * @return true after {@link #lostItsName}
     */
    public boolean isUnnamed() {
        return unnamed;
    }

    /** Notes that its last name is gone. There is no way back. */
    public void lostItsName() {
        unnamed = true;
    }

    /**
     * Whether its modification time has changed without being reported.
     *
     * @return as {@link #timesPending(boolean)} said
     */
    public boolean isTimesPending() {
        return timesPending;
    }

    /**
     * Notes whether its modification time is still to be reported.
     *
     * @param pending true after a change, false after the report
     */
    public void timesPending(boolean pending) {
        timesPending = pending;
    }

    /**
     * Where it was written last.
     *
     * @return offset in bytes
     */
    public long lastOffset() {
        return lastOffset;
    }

    /**
     * Notes where it was written.
     *
     * @param offset in bytes
     */
    public void lastOffset(long offset) {
        lastOffset = offset;
    }

    /**
     * Whether what is made in this directory may inherit an access control list.
     *
     * @return true as long as nobody has looked
     */
    public boolean mayHaveDefaultAcl() {
        return defaultAcl != ABSENT;
    }

    /**
     * Notes what was seen or set.
     *
     * @param present whether there is a default list
     */
    public void defaultAcl(boolean present) {
        defaultAcl = present ? PRESENT : ABSENT;
    }

    /** The default list may have changed. */
    public void forgetDefaultAcl() {
        defaultAcl = UNKNOWN;
    }

    @Override
    public String toString() {
        return "inode " + number;
    }
}
