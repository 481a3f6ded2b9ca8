package org.steppe.etl.source;

import java.time.LocalDate;

/** The days of an occasion in one year, first and last included. */
public record OccasionRule(String occasion, int year, LocalDate firstDay, LocalDate lastDay, Place place) {}
