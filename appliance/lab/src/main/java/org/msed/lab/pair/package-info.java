/** The product in a lab: its setup, its init script, its status. Uses its public commands only. */
package org.msed.lab.pair;
