/**
 * The JMX contract: MXBean interfaces, what each attribute means, and names. Depends on the JDK
 * only. Clients see open types; the annotations become the MBean descriptions.
 */
package org.msed.mbeans;
