package org.msed.mirror.fs;

import java.nio.ByteBuffer;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.fuse.FileAttributes;

/** From what the backing says to what the kernel is told. */
final class Replies {
    /**
     * How long the kernel may trust names and attributes: only the daemon changes the backing, and
     * it does so at the kernel's own request.
     */
    static final long VALID_MILLIS = 86_400_000;

    private static final int SET_ID_BITS = 06000;

    private Replies() {}

    /**
     * How long the kernel may trust attributes. A program with set-user-id or set-group-id loses
     * the bit when somebody writes to it; the kernel leaves that to us and does not forget the mode
     * it has cached, so that it must not cache any.
     */
    static long attributesMillis(StatusBuffer status) {
        boolean mayLoseMode =
                status.type() == FileStatus.S_IFREG && (status.mode() & SET_ID_BITS) != 0;
        return mayLoseMode ? 0 : VALID_MILLIS;
    }

    static FileAttributes attributes(StatusBuffer status) {
        return new FileAttributes(
                status.inode(),
                status.sizeBytes(),
                status.blocks(),
                status.accessSeconds(),
                status.accessNanos(),
                status.modifySeconds(),
                status.modifyNanos(),
                status.changeSeconds(),
                status.changeNanos(),
                status.mode(),
                status.links(),
                status.uid(),
                status.gid(),
                FileAttributes.device(status.deviceMajor(), status.deviceMinor()),
                status.blockSizeBytes());
    }

    /** A name or value as it came, kept. */
    static byte[] bytes(ByteBuffer view) {
        byte[] bytes = new byte[view.remaining()];
        view.get(view.position(), bytes);
        return bytes;
    }
}
