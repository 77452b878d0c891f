package org.msed.mirror.stream;

/**
 * Why a standby applies nothing further of an attachment.
 *
 * @param sequence of the change it could not apply; 0: the attachment is not its own
 * @param errno of the failed call; 0 where no call failed
 * @param what the call or check, with the file's name or inode
 */
public record Refusal(long sequence, int errno, String what) {}
