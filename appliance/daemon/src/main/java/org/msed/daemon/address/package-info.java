/**
 * The virtual address on this node: held under a lease that the kernel ends (design D2), announced
 * (D3), probed before a takeover (R16), and watched for claims of others.
 */
package org.msed.daemon.address;
