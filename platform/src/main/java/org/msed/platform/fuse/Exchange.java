package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * One worker's request and reply with all their views, made once and used for every request.
 *
 * <p>The reply begins with struct fuse_out_header: length 4, negative errno 4, number 8. Replies
 * that may be as long as a request (READ and READDIR, whose requests are {@value #BULK_BYTES}
 * bytes) lie in the request's own buffer behind it, where the data of a WRITE would be: so each
 * worker needs that much memory once, not twice. All others have a buffer of their own, and leave
 * the request as it is.
 */
final class Exchange {
    static final int REPLY_HEADER_BYTES = 16;

    /** Where the data of a WRITE begins, and that of a bulk reply. */
    static final int BULK_BYTES = 80;

    /** The longest extended attribute or list of them is 64 KiB. */
    static final int REPLY_BYTES = 68 * 1024;

    final FuseHandler handler;
    final Request request;
    final ByteBuffer name;
    final ByteBuffer otherName;
    final ByteBuffer data;
    final ByteBuffer target;
    final ByteBuffer into;
    final AttributeChanges changes;
    final EntryReply entry;
    final CreateReply create;
    final OpenReply open;
    final AttributesReply attributes;
    final CountReply count;
    final OffsetReply offset;
    final StatfsReply statfs;
    final ValueReply value;
    final DirectoryReply directory;
    final IoctlReply ioctl;
    final PollReply poll;
    final StatxReply statx;

    private final ByteBuffer in;
    private final ByteBuffer out;
    private final int bulk;
    private final int body = REPLY_HEADER_BYTES;
    private int bodyBytes;
    private boolean isBulk;

    /** Reads requests at an offset of one buffer, writes replies at the start of another. */
    Exchange(FuseHandler handler, ByteBuffer in, int inStart, ByteBuffer out) {
        this.handler = handler;
        this.in = in;
        this.out = out;
        this.bulk = inStart + BULK_BYTES;
        request = new Request(in, inStart);
        name = in.duplicate();
        otherName = in.duplicate();
        data = in.duplicate();
        target = out.duplicate();
        into = in.duplicate();
        changes = new AttributeChanges(in);
        entry = new EntryReply(out, body);
        create = new CreateReply(out, body);
        open = new OpenReply(out, body);
        attributes = new AttributesReply(out, body);
        count = new CountReply(out, body);
        offset = new OffsetReply(out, body);
        statfs = new StatfsReply(out, body);
        value = new ValueReply(out, body);
        directory = new DirectoryReply(in, bulk);
        ioctl = new IoctlReply(out, body);
        poll = new PollReply(out, body);
        statx = new StatxReply(out, body);
    }

    void begin() {
        bodyBytes = 0;
        isBulk = false;
    }

    /** Asked-for room in a reply, within what there is. */
    int room(int wanted) {
        return Math.min(wanted & Integer.MAX_VALUE, out.capacity() - body);
    }

    /** Asked-for room in a bulk reply, within what there is. */
    int bulkRoom(int wanted) {
        return Math.min(wanted & Integer.MAX_VALUE, in.capacity() - bulk);
    }

    /** A view of so many bytes of a bulk reply. */
    ByteBuffer into(int wanted) {
        return into.clear().position(bulk).limit(bulk + bulkRoom(wanted));
    }

    /** A view of the target of a symbolic link. */
    ByteBuffer target() {
        return target.clear().position(body);
    }

    /** Ends READ. */
    int answerInto(int errno) {
        bodyBytes = into.position() - bulk;
        isBulk = true;
        return errno;
    }

    /** Ends READLINK. */
    int answerTarget(int errno) {
        bodyBytes = target.position() - body;
        return errno;
    }

    /** Ends READDIR; no entry at all is the end of the directory. */
    int answerDirectory(int errno) {
        bodyBytes = directory.length();
        isBulk = true;
        return errno;
    }

    /** Ends an operation that must have an answer. */
    int answer(int errno, Reply reply) {
        if (errno == 0 && reply.length() == 0) {
            throw new IllegalStateException("the handler returned 0 without filling the reply");
        }
        return answerSome(errno, reply);
    }

    /** Ends an operation whose answer may be empty. */
    int answerSome(int errno, Reply reply) {
        bodyBytes = reply.length();
        return errno;
    }

    /** INIT writes its own body. */
    void body(int bytes) {
        bodyBytes = bytes;
    }

    ByteBuffer out() {
        return out;
    }

    int bodyStart() {
        return body;
    }

    /** Whether the reply begins at {@link #bulkStart} of the request's buffer. */
    boolean isBulk() {
        return isBulk;
    }

    int bulkStart() {
        return bulk - REPLY_HEADER_BYTES;
    }

    /** Writes the header; returns the length of the whole reply. */
    int finish(int errno, long wireRequest) {
        if (errno != 0) {
            begin();
        }
        ByteBuffer to = isBulk ? in : out;
        int at = isBulk ? bulkStart() : 0;
        int length = REPLY_HEADER_BYTES + bodyBytes;
        to.putInt(at, length).putInt(at + 4, -errno).putLong(at + 8, wireRequest);
        return length;
    }
}
