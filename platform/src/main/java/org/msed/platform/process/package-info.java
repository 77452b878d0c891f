/**
 * Running programs so that all they started can be found and stopped again (design D13).
 *
 * <p>A {@link org.msed.platform.process.ProcessSet} is a control group of its own where one may be
 * made, and elsewhere every process whose environment carries the set's mark. {@link
 * org.msed.platform.process.ProcessRunner} runs one command to its end within a limit; {@link
 * org.msed.platform.process.RunningProcess} is one that stays. No shell ever sees an argument as
 * text.
 */
package org.msed.platform.process;
