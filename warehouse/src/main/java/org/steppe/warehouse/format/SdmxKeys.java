package org.steppe.warehouse.format;

/** Which keys SDMX-CSV writes into columns of their own, as codes with points between them. */
public enum SdmxKeys {
    NONE,
    SERIES,
    /** The series key and the period. */
    OBS,
    BOTH;

    public boolean hasSeries() {
        return this == SERIES || this == BOTH;
    }

    public boolean hasObservation() {
        return this == OBS || this == BOTH;
    }
}
