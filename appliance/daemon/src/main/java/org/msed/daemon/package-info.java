/** The process: builds every object, starts them in order and closes them in reverse. */
package org.msed.daemon;
