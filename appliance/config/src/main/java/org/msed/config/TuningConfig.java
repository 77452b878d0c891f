package org.msed.config;

/**
 * Settings of the process.
 *
 * @param heartbeatPort UDP port of heartbeats
 * @param capacity pairs that may be served at once, 1 or 2
 * @param logLevel level of the log
 */
public record TuningConfig(int heartbeatPort, int capacity, LogLevel logLevel) {}
