package org.msed.mbeans;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** What an attribute means. Becomes its JMX description, and unit and range its descriptor. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Attribute {
    /** One sentence. */
    String meaning();

    /** Unit of a number, SI where there is one; empty for texts and flags. */
    @DescriptorKey("units")
    String unit() default "";

    /** Range or list of values; empty when the type says all. */
    @DescriptorKey("range")
    String range() default "";

    /** How old the value may be, and what it may disagree with. */
    @DescriptorKey("freshness")
    String freshness() default "as of the last published snapshot, at most 100 ms old";
}
