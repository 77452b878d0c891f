/**
 * The laboratory: machines in namespaces, faults, a service and its client. The demo, the tests
 * with two daemons and the benchmarks all use {@link org.msed.lab.Lab}.
 */
package org.msed.lab;
