package org.steppe.api.http;

/** The version of this program. */
public final class ServiceVersion {

    public static final String NAME = "Steppe";
    public static final String VERSION = "1.0.0";

    private ServiceVersion() {}
}
