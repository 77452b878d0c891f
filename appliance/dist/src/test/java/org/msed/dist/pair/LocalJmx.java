package org.msed.dist.pair;

import com.sun.tools.attach.VirtualMachine;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What JConsole does with a local process, as a program that runs beside the daemon: attaches,
 * starts the local agent, connects to it. Arguments: process, then name and attribute of an MBean,
 * as often as wanted; prints a value a line.
 */
final class LocalJmx {

    private LocalJmx() {}

    public static void main(String[] arguments) throws Exception {
        VirtualMachine daemon = VirtualMachine.attach(arguments[0]);
        JMXServiceURL agent = new JMXServiceURL(daemon.startLocalManagementAgent());
        daemon.detach();
        try (JMXConnector connector = JMXConnectorFactory.connect(agent)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            for (int i = 1; i + 1 < arguments.length; i += 2) {
                ObjectName bean = new ObjectName(arguments[i]);
                System.out.println(server.getAttribute(bean, arguments[i + 1]));
            }
        }
    }
}
