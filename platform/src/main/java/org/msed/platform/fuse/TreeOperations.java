package org.msed.platform.fuse;

import java.io.IOException;

/** Requests about names: what they lead to, making, moving and removing them. */
final class TreeOperations {
    private TreeOperations() {}

    static int lookup(Exchange x) throws IOException {
        Request r = x.request;
        r.name(x.name, 0);
        x.entry.clear();
        return x.answer(x.handler.lookup(r.caller, r.node(), x.name, x.entry), x.entry);
    }

    /** Name, target. */
    static int symlink(Exchange x) throws IOException {
        Request r = x.request;
        r.name(x.otherName, r.name(x.name, 0));
        x.entry.clear();
        int errno = x.handler.symlink(r.caller, r.node(), x.name, x.otherName, x.entry);
        return x.answer(errno, x.entry);
    }

    /** struct fuse_mknod_in: mode 4, device 4, umask 4, pad 4; name. */
    static int mknod(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        r.name(x.name, 16);
        x.entry.clear();
        int errno =
                x.handler.mknod(
                        r.caller, r.node(), x.name, r.int32(0), r.int32(8), r.int32(4), x.entry);
        return x.answer(errno, x.entry);
    }

    /** struct fuse_mkdir_in: mode 4, umask 4; name. */
    static int mkdir(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        r.name(x.name, 8);
        x.entry.clear();
        int errno = x.handler.mkdir(r.caller, r.node(), x.name, r.int32(0), r.int32(4), x.entry);
        return x.answer(errno, x.entry);
    }

    static int unlink(Exchange x) throws IOException {
        x.request.name(x.name, 0);
        return x.handler.unlink(x.request.caller, x.request.node(), x.name);
    }

    static int rmdir(Exchange x) throws IOException {
        x.request.name(x.name, 0);
        return x.handler.rmdir(x.request.caller, x.request.node(), x.name);
    }

    /** struct fuse_rename_in: new directory 8; name, new name. */
    static int rename(Exchange x) throws IOException {
        x.request.need(8);
        return rename(x, 8, 0);
    }

    /** struct fuse_rename2_in: new directory 8, flags 4, pad 4; name, new name. */
    static int rename2(Exchange x) throws IOException {
        x.request.need(16);
        return rename(x, 16, x.request.int32(8));
    }

    private static int rename(Exchange x, int names, int flags) throws IOException {
        Request r = x.request;
        r.name(x.otherName, r.name(x.name, names));
        return x.handler.rename(r.caller, r.node(), x.name, r.int64(0), x.otherName, flags);
    }

    /** struct fuse_link_in: old node 8; name. The header names the directory. */
    static int link(Exchange x) throws IOException {
        Request r = x.request;
        r.need(8);
        r.name(x.name, 8);
        x.entry.clear();
        int errno = x.handler.link(r.caller, r.int64(0), r.node(), x.name, x.entry);
        return x.answer(errno, x.entry);
    }

    /** struct fuse_create_in: flags 4, mode 4, umask 4, open flags 4; name. */
    static int create(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        r.name(x.name, 16);
        x.create.clear();
        int errno =
                x.handler.create(
                        r.caller, r.node(), x.name, r.int32(4), r.int32(8), r.int32(0), x.create);
        return x.answer(errno, x.create);
    }

    /** As create; the name, always "#" and a number, means nothing. */
    static int tmpfile(Exchange x) throws IOException {
        Request r = x.request;
        r.need(16);
        x.create.clear();
        int errno =
                x.handler.tmpfile(r.caller, r.node(), r.int32(4), r.int32(8), r.int32(0), x.create);
        return x.answer(errno, x.create);
    }
}
