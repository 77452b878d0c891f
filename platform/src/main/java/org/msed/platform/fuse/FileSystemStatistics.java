package org.msed.platform.fuse;

/**
 * What statfs(2) tells of a file system: struct fuse_kstatfs.
 *
 * @param blocks size, in units of {@code fragmentBytes}
 * @param blocksFree free, in the same units
 * @param blocksAvailable free to ordinary users, in the same units
 * @param files inodes
 * @param filesFree free inodes
 * @param blockBytes preferred unit of transfer
 * @param nameMaxBytes longest name
 * @param fragmentBytes unit of the block counts
 */
public record FileSystemStatistics(
        long blocks,
        long blocksFree,
        long blocksAvailable,
        long files,
        long filesFree,
        int blockBytes,
        int nameMaxBytes,
        int fragmentBytes) {}
