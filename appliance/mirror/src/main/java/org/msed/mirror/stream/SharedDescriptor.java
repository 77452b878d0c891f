package org.msed.mirror.stream;

import java.util.concurrent.atomic.AtomicInteger;
import org.msed.platform.file.Descriptor;

/**
 * A descriptor with several users, which is closed when the last one has gone: a flush may begin
 * after the file was put out of the table, and must be of the same open file, since that is where
 * the kernel keeps an error of its content.
 */
final class SharedDescriptor {

    private final Descriptor descriptor;
    private final AtomicInteger users = new AtomicInteger(1);

    /** Its first user is the caller. */
    SharedDescriptor(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** One user more; called by one that is. */
    SharedDescriptor use() {
        users.incrementAndGet();
        return this;
    }

    /** One user less. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            descriptor.close();
        }
    }
}
