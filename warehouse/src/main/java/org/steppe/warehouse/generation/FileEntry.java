package org.steppe.warehouse.generation;

/**
 * An immutable file of the warehouse.
 *
 * @param path relative to the warehouse folder, with {@code /}
 * @param sha256 of the content, lower-case hexadecimal
 */
public record FileEntry(String path, long bytes, String sha256) {}
