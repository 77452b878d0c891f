package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** One kind of fault. Stateless: what it did stands in the world, and heal sets it right. */
public interface Fault {

    /** Its name in traces and scenarios. */
    String name();

    /** What happens, in words. */
    String meaning();

    /** What the protocol sets against it, by rule and row. */
    String defence();

    /** Weight among the faults of a schedule. */
    double rate();

    /** Lets it happen somewhere. */
    void inject(World world, Chance chance);

    /** Ends all of it, everywhere. */
    void heal(World world);
}
