/**
 * The calls into the C library, and nothing else.
 *
 * <p>This is the only package that imports jnr. It knows descriptors, socket address layouts and
 * errno values; what the bytes mean stands in the packages beside it. Every failing call throws
 * {@link org.msed.platform.natives.ErrnoException}. Buffers are direct and owned by whoever calls,
 * so that a blocking call never pins or copies a Java array. Linux on 64-bit processors only.
 */
package org.msed.platform.natives;
