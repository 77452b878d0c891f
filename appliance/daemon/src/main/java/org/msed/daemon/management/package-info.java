/**
 * How the node is looked at and ordered about: the control socket and the MBeans. Both read the one
 * published snapshot and give orders through {@link org.msed.daemon.snapshot.Commands}; the JSON
 * fields are the MBean attributes, by one mapping.
 *
 * <p>The protocol of the control socket: one line of JSON a request, {@code {"v":1, "id":…,
 * "verb":[…], "args":{…}}}; any number of {@code {"id":…, "progress":"…"}}, then one {@code
 * {"id":…, "exit":…, "data":…, "messages":[…]}}. The exit numbers are those of the commands.
 */
package org.msed.daemon.management;
