/**
 * Proof that the standby's copy is what it should be: a verification compares both copies while the
 * application writes, and a canary shows every few seconds that the whole way to the standby's disk
 * works. What looks different beside the stream is looked at once more at one place of the stream
 * on both nodes, so that nothing is reported that was only on its way.
 */
package org.msed.mirror.verify;
