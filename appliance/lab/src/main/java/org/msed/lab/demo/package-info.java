/** The command line of the lab: one class per verb, and the story. */
package org.msed.lab.demo;
