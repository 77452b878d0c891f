/** What holds for the whole tree: its layers, and two real daemons that run it. */
package org.msed.dist;
