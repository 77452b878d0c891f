/** The story that {@code ./demo} tells: a pair, its faults, and what a client noticed. */
package org.msed.lab.story;
