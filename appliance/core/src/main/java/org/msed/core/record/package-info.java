/** What a node remembers of a pair over a restart, and how it stands on disk. */
package org.msed.core.record;
