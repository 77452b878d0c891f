/** The service of the lab: what a client asks at the virtual address. Not under msed's control. */
package org.msed.lab.service;
