package org.steppe.etl.source;

/**
 * Two codes name one concept.
 *
 * @param indicator the code as collected
 * @param becomes the code under which its figures are kept
 * @param breakdown pairs to add, where the collected code says more than the kept one
 */
public record IndicatorRule(String indicator, String becomes, String breakdown, Place place) {}
