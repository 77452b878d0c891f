package org.msed.core.state;

/** How bad a state or an event is. */
public enum Severity {
    /** Normal. */
    OK,
    /** On the way to somewhere; ends by itself. */
    TRANSIENT,
    /** Served, but a further fault would not be survived. */
    DEGRADED,
    /** Not served. */
    DOWN
}
