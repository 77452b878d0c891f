/**
 * The client of the lab and what it saw: who answered when, how long nobody did, and whether two
 * ever owned the address at once. The accounting is pure and stands apart from the sockets.
 */
package org.msed.lab.client;
