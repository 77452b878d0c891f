package org.msed.lab.client;

import java.util.Map;

/**
 * What one kind of client saw of the service in a time. Moments are in terms of {@link
 * System#nanoTime}, which all processes of a machine share.
 *
 * @param sent requests
 * @param lost requests that were never answered
 * @param answers how many answers came from which node
 * @param outageMillis the longest time between two answers in which a request was lost; 0 if none
 *     was
 * @param outageFromNanos the last answer before it
 * @param outageToNanos the first answer after it, or the end of the time
 * @param outagePauseMillis the longest time in that outage in which the client itself sent nothing
 * @param pauseMillis the longest time at all in which the client itself sent nothing
 */
public record Service(
        int sent,
        int lost,
        Map<String, Integer> answers,
        double outageMillis,
        long outageFromNanos,
        long outageToNanos,
        double outagePauseMillis,
        double pauseMillis) {}
