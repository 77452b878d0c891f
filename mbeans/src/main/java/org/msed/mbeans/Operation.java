package org.msed.mbeans;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation does. Becomes its JMX description and impact. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    /** One sentence. */
    String meaning();

    /** False for a look-up or a dry run, which changes nothing. */
    boolean acts();
}
