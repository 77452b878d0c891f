/** Whether the gateway answers: evidence with an age (design D21). */
package org.msed.daemon.gateway;
