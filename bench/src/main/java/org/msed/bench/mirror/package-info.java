/**
 * What the mirror costs an application, as shares of the same load on plain ext4 and beside
 * GlusterFS in the same lab and run; how quickly a standby gets its copy, beside rsync; and the
 * memory that many files take.
 */
package org.msed.bench.mirror;
