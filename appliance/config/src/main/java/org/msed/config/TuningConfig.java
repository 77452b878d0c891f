package org.msed.config;

/**
 * Settings of the process.
 *
 * @param heartbeatPort UDP port of heartbeats, TCP port of the pair channel
 * @param capacity pairs that may be served at once, 1 or 2
 * @param logLevel level of the log
 * @param aside how copies that lost a choice are kept
 * @param verify how copies are checked
 */
public record TuningConfig(
        int heartbeatPort,
        int capacity,
        LogLevel logLevel,
        AsideConfig aside,
        VerifyConfig verify) {}
