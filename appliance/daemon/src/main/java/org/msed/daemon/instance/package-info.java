/**
 * The database of a pair as the daemon sees it (design D9): a process of module {@code instance}
 * with its files in a mirrored directory. {@link org.msed.daemon.instance.DerbyAgent} starts it.
 */
package org.msed.daemon.instance;
