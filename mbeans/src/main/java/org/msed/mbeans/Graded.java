package org.msed.mbeans;

/** A state that says how bad it is. */
public interface Graded extends Stateful {
    /** How bad the state is: OK, TRANSIENT, DEGRADED or DOWN. */
    @Attribute(meaning = "How bad the state is: OK, TRANSIENT, DEGRADED or DOWN.")
    String getSeverity();
}
