package org.msed.config;

/** The level of the health monitor's own log. */
public enum LogLevel implements Choice {
    /** Only what failed. */
    ERROR,
    /** And what an operator should act on. */
    WARN,
    /** And every change. */
    INFO,
    /** And every event, with those refused. */
    DEBUG,
    /** Everything. */
    TRACE;

    @Override
    public String text() {
        return name();
    }
}
