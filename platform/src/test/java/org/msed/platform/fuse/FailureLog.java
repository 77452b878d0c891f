package org.msed.platform.fuse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a server reports. */
public final class FailureLog implements FuseListener {
    /** One line a report. */
    public final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void requestFailed(String request, Throwable cause) {
        lines.add(request + ": " + cause);
    }

    @Override
    public void workerFailed(Throwable cause) {
        lines.add("worker: " + cause);
    }
}
