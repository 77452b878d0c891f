package org.msed.core.wire;

import org.msed.core.state.Epoch;

/**
 * One message with its envelope (ha-protocol 6).
 *
 * @param epoch the sender's epoch when it was made
 * @param tokenSerial the highest token serial in the sender's record
 * @param body the message
 */
public record Frame(Epoch epoch, long tokenSerial, Message body) {}
