package org.msed.core.property;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives all properties the seed of {@code msed.property.seed}, so that a change fails by what it
 * changed and not by the day's luck. Without one, as with {@code -Pfull}, every run draws its own.
 */
public final class GivenSeed implements AroundPropertyHook {
    private static final String SEED = System.getProperty("msed.property.seed", "");

    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        if (!SEED.isEmpty() && context.attributes().seed().isEmpty()) {
            context.attributes().setSeed(SEED);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
