/** What tests with drawn values have in common. */
package org.msed.core.property;
