package org.steppe.warehouse.generation;

/**
 * A version of a dataset that is on disk, whether the live generation keeps it or an older one.
 *
 * @param entry where its values are
 * @param description its structure and codes
 */
public record StoredVersion(String dataset, VersionEntry entry, DatasetDescription description) {}
