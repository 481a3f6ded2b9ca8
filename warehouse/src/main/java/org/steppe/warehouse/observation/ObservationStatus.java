package org.steppe.warehouse.observation;

/** The codes of SDMX {@code CL_OBS_STATUS} that occur here. */
public enum ObservationStatus {
    /** Normal value. */
    A,
    /** Provisional value. */
    P,
    /** Estimated value. */
    E
}
