package org.msed.platform.fuse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dispatcher between bytes and a handler that writes down each call and answers as it is told.
 */
final class Wire implements InvocationHandler {
    private static final int START = 16;

    final List<String> calls = new ArrayList<>();
    final FailureLog failures = new FailureLog();
    final Session session;
    Exception thrown;
    int errno;
    boolean silent;
    Runnable during = () -> {};
    Caller caller;

    private final ByteBuffer in = ByteBuffer.allocateDirect(8192).order(ByteOrder.nativeOrder());
    private final ByteBuffer out = ByteBuffer.allocateDirect(8192).order(ByteOrder.nativeOrder());
    private final Dispatcher dispatcher;

    Wire() {
        FuseHandler handler =
                (FuseHandler)
                        Proxy.newProxyInstance(
                                Wire.class.getClassLoader(),
                                new Class<?>[] {FuseHandler.class},
                                this);
        session = new Session(handler, failures);
        dispatcher = new Dispatcher(session, in, START, out);
    }

    /** Sends a request and returns the reply; null where there is none. */
    ByteBuffer send(byte[] request) throws FuseFormatException {
        in.put(START, request);
        int length = dispatcher.dispatch(request.length);
        if (length == Dispatcher.NO_REPLY) {
            return null;
        }
        return dispatcher.isBulk()
                ? in.slice(dispatcher.bulkStart(), length).order(ByteOrder.nativeOrder())
                : out.slice(0, length).order(ByteOrder.nativeOrder());
    }

    /** The errno of a reply. */
    static int errno(ByteBuffer reply) {
        return -reply.getInt(4);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        calls.add(
                method.getName()
                        + Stream.of(arguments == null ? new Object[0] : arguments)
                                .map(this::text)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ", "(", ")")));
        during.run();
        if (thrown != null) {
            throw thrown;
        }
        return method.getReturnType() == void.class ? null : errno;
    }

    private String text(Object argument) {
        if (argument instanceof Caller who) {
            caller = who;
            return "";
        }
        if (argument instanceof ByteBuffer b) {
            return text(b);
        }
        if (argument instanceof AttributeChanges changes) {
            return text(changes);
        }
        if (argument instanceof Reply reply) {
            if (!silent) {
                fill(reply);
            }
            return "";
        }
        return argument.toString();
    }

    /** What a name or value holds; for a buffer to be filled, how much it takes. */
    private static String text(ByteBuffer b) {
        byte[] bytes = new byte[b.remaining()];
        b.get(b.position(), bytes);
        return bytes.length > 1000
                ? "room"
                : new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    private static String text(AttributeChanges c) {
        return Stream.of(
                        c.hasMode() ? "mode " + Integer.toOctalString(c.mode()) : "",
                        c.hasUid() ? "uid " + c.uid() : "",
                        c.hasGid() ? "gid " + c.gid() : "",
                        c.hasSize() ? "size " + c.sizeBytes() : "",
                        c.hasAccess() ? "access " + c.accessSeconds() + "." + c.accessNanos() : "",
                        c.isAccessNow() ? "now" : "",
                        c.hasModify() ? "modify " + c.modifySeconds() + "." + c.modifyNanos() : "",
                        c.isModifyNow() ? "now" : "",
                        c.hasHandle() ? "handle " + c.handle() : "",
                        c.hasChange() ? "change" : "",
                        c.killsPrivileges() ? "kill" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static void fill(Reply reply) {
        reply.length(8);
    }
}
