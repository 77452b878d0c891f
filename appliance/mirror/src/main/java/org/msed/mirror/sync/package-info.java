/**
 * Bringing the standby up to date while the holder goes on serving (design D17, section 6.6;
 * protocol 7.7, rows 36 to 38), and comparing the two copies without changing one.
 *
 * <p>{@link org.msed.mirror.sync.SyncSource} takes items out of the dirty set, tells {@link
 * org.msed.mirror.sync.SyncTarget} how the names and attributes are, and sends the content that
 * differs by checksum. All messages name paths and none depends on what an earlier run left behind,
 * so a run that breaks is begun again with what was not confirmed. Content is compared by XXH3 with
 * 128 bits (hash4j): accidents do not get past it, and it reads as fast as a disk does, which no
 * digest of the JDK does.
 */
package org.msed.mirror.sync;
