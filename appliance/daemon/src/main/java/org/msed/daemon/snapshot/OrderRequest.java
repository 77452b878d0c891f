package org.msed.daemon.snapshot;

import org.msed.core.pair.Order;

/**
 * An order of an operator.
 *
 * @param order what
 * @param force for STOP: goes on although the token could not be fetched
 * @param acceptDataLoss for TAKEOVER: acknowledged writes may be lost
 * @param acceptInconsistent for TAKEOVER: the data here is an unfinished copy
 * @param actor who, for the event, for instance {@code root (uid 0, pid 4711)}
 */
public record OrderRequest(
        Order order,
        boolean force,
        boolean acceptDataLoss,
        boolean acceptInconsistent,
        String actor) {

    /** An order without any of the acceptances. */
    public static OrderRequest of(Order order, String actor) {
        return new OrderRequest(order, false, false, false, actor);
    }
}
