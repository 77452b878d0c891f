package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * What SETATTR asks to change: a view of struct fuse_setattr_in, valid until the handler's method
 * returns. A value is meaningful only where its {@code has…} is true.
 */
public final class AttributeChanges {
    private static final int MODE = 1;
    private static final int UID = 1 << 1;
    private static final int GID = 1 << 2;
    private static final int SIZE = 1 << 3;
    private static final int ACCESS = 1 << 4;
    private static final int MODIFY = 1 << 5;
    private static final int HANDLE = 1 << 6;
    private static final int ACCESS_NOW = 1 << 7;
    private static final int MODIFY_NOW = 1 << 8;
    private static final int CHANGE = 1 << 10;
    private static final int KILL_PRIVILEGES = 1 << 11;

    private final ByteBuffer bytes;
    private int start;
    private int valid;

    /**
     * A view, before {@link #at}.
     *
     * @param bytes in native byte order
     */
    AttributeChanges(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    AttributeChanges at(int offset) {
        start = offset;
        valid = bytes.getInt(offset);
        return this;
    }

    private boolean has(int bit) {
        return (valid & bit) != 0;
    }

    /**
     * chmod.
     *
     * @return whether {@link #mode} is given
     */
    public boolean hasMode() {
        return has(MODE);
    }

    /**
     * The mode.
     *
     * @return type and permissions
     */
    public int mode() {
        return bytes.getInt(start + 68);
    }

    /**
     * chown.
     *
     * @return whether {@link #uid} is given
     */
    public boolean hasUid() {
        return has(UID);
    }

    /**
     * The owner.
     *
     * @return user id
     */
    public int uid() {
        return bytes.getInt(start + 76);
    }

    /**
     * chgrp.
     *
     * @return whether {@link #gid} is given
     */
    public boolean hasGid() {
        return has(GID);
    }

    /**
     * The group.
     *
     * @return group id
     */
    public int gid() {
        return bytes.getInt(start + 80);
    }

    /**
     * truncate.
     *
     * @return whether {@link #sizeBytes} is given
     */
    public boolean hasSize() {
        return has(SIZE);
    }

    /**
     * The size.
     *
     * @return bytes, 0 or above
     */
    public long sizeBytes() {
        return bytes.getLong(start + 16);
    }

    /**
     * utimensat, access time.
     *
     * @return whether the access time changes: to now, or to the time given
     */
    public boolean hasAccess() {
        return has(ACCESS);
    }

    /**
     * UTIME_NOW: then the time given is the kernel's now.
     *
     * @return whether the access time is to be the present one
     */
    public boolean isAccessNow() {
        return has(ACCESS_NOW);
    }

    /**
     * The access time.
     *
     * @return seconds since 1970
     */
    public long accessSeconds() {
        return bytes.getLong(start + 32);
    }

    /**
     * The access time's fraction.
     *
     * @return 0 to 999,999,999
     */
    public int accessNanos() {
        return bytes.getInt(start + 56);
    }

    /**
     * utimensat, modification time.
     *
     * @return whether the modification time changes: to now, or to the time given
     */
    public boolean hasModify() {
        return has(MODIFY);
    }

    /**
     * UTIME_NOW: then the time given is the kernel's now.
     *
     * @return whether the modification time is to be the present one
     */
    public boolean isModifyNow() {
        return has(MODIFY_NOW);
    }

    /**
     * The modification time.
     *
     * @return seconds since 1970
     */
    public long modifySeconds() {
        return bytes.getLong(start + 40);
    }

    /**
     * The modification time's fraction.
     *
     * @return 0 to 999,999,999
     */
    public int modifyNanos() {
        return bytes.getInt(start + 60);
    }

    /**
     * A change time set by the kernel; comes only with WRITEBACK_CACHE, which is never negotiated.
     *
     * @return whether there is one
     */
    public boolean hasChange() {
        return has(CHANGE);
    }

    /**
     * ftruncate and the like.
     *
     * @return whether the request came through an open file, {@link #handle}
     */
    public boolean hasHandle() {
        return has(HANDLE);
    }

    /**
     * The open file.
     *
     * @return as the handler gave it in open or create
     */
    public long handle() {
        return bytes.getLong(start + 8);
    }

    /**
     * HANDLE_KILLPRIV_V2: with a change of owner or group, and with a change of size by a caller
     * without CAP_FSETID.
     *
     * @return whether set-user-id, and set-group-id with group execute, must go
     */
    public boolean killsPrivileges() {
        return has(KILL_PRIVILEGES);
    }
}
