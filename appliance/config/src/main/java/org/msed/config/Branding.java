package org.msed.config;

/**
 * The product as it is shown.
 *
 * @param productName for listings
 * @param productId first part of a UDI
 * @param hardwareVersion second part of a UDI
 */
public record Branding(String productName, String productId, String hardwareVersion) {}
