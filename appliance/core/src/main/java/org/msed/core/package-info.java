/**
 * The pure part of msed: values in, values out. Nothing here reads a clock, chance, a file or a
 * socket, starts a thread or writes a log, so that one node, a simulated pair and a benchmark run
 * the very same code.
 */
package org.msed.core;
