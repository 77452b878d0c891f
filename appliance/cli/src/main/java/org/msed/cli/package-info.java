/**
 * The commands: gethainfo, getserverinfo, msectl, setup. One class a verb, registered in {@link
 * org.msed.cli.Verbs}. Data goes to standard output, talk to standard error; what a command says
 * about a running daemon comes from its control socket, and about a stopped one from its files.
 */
package org.msed.cli;
