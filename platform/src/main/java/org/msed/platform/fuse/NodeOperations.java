package org.msed.platform.fuse;

import java.io.IOException;

/** Requests about a node as a whole: attributes, extended attributes, target of a link. */
final class NodeOperations {
    private static final int GETATTR_FH = 1;
    private static final int SETXATTR_KILLS_SGID = 1;
    private static final int SETATTR_BYTES = 88;

    private NodeOperations() {}

    /** struct fuse_getattr_in: flags 4, pad 4, handle 8. */
    static int getattr(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        x.attributes.clear();
        int errno = x.handler.getattr(r.caller, r.node(), handle(r), x.attributes);
        return x.answer(errno, x.attributes);
    }

    private static long handle(Request r) {
        return (r.int32(0) & GETATTR_FH) != 0 ? r.int64(8) : FuseHandler.NO_HANDLE;
    }

    /** struct fuse_statx_in: flags 4, pad 4, handle 8, statx flags 4, mask 4. */
    static int statx(Exchange x) throws IOException {
        Request r = x.request;
        r.need(24);
        x.statx.clear();
        int errno = x.handler.statx(r.caller, r.node(), handle(r), r.int32(20), x.statx);
        return x.answer(errno, x.statx);
    }

    static int setattr(Exchange x) throws IOException {
        Request r = x.request;
        r.need(SETATTR_BYTES);
        x.attributes.clear();
        AttributeChanges changes = x.changes.at(r.at(0));
        int errno = x.handler.setattr(r.caller, r.node(), changes, x.attributes);
        return x.answer(errno, x.attributes);
    }

    static int readlink(Exchange x) throws IOException {
        return x.answerTarget(x.handler.readlink(x.request.caller, x.request.node(), x.target()));
    }

    static int statfs(Exchange x) throws IOException {
        x.statfs.clear();
        int errno = x.handler.statfs(x.request.caller, x.request.node(), x.statfs);
        return x.answer(errno, x.statfs);
    }

    /** struct fuse_access_in: mask 4, pad 4. */
    static int access(Exchange x) throws IOException {
        x.request.need(8);
        return x.handler.access(x.request.caller, x.request.node(), x.request.int32(0));
    }

    /**
     * struct fuse_setxattr_in: size 4, flags 4, with SETXATTR_EXT more flags 4, pad 4; name, value.
     */
    static int setxattr(Exchange x, boolean extended) throws IOException {
        Request r = x.request;
        int struct = extended ? 16 : 8;
        r.need(struct);
        boolean killsSetGroupId = extended && (r.int32(8) & SETXATTR_KILLS_SGID) != 0;
        r.data(x.data, r.name(x.name, struct), r.int32(0));
        return x.handler.setxattr(r.caller, r.node(), x.name, x.data, r.int32(4), killsSetGroupId);
    }

    /** struct fuse_getxattr_in: size 4, pad 4; name. */
    static int getxattr(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        r.name(x.name, 8);
        x.value.clear(x.room(r.int32(0)));
        return answerValue(x, x.handler.getxattr(r.caller, r.node(), x.name, x.value));
    }

    /** struct fuse_getxattr_in: size 4, pad 4. */
    static int listxattr(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        x.value.clear(x.room(r.int32(0)));
        return answerValue(x, x.handler.listxattr(r.caller, r.node(), x.value));
    }

    private static int answerValue(Exchange x, int errno) {
        return x.value.capacityBytes() == 0
                ? x.answer(errno, x.value)
                : x.answerSome(errno, x.value);
    }

    static int removexattr(Exchange x) throws IOException {
        x.request.name(x.name, 0);
        return x.handler.removexattr(x.request.caller, x.request.node(), x.name);
    }

    static int syncfs(Exchange x) throws IOException {
        return x.handler.syncfs(x.request.caller, x.request.node());
    }
}
