package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;

/**
 * A bulk file that is finished in the staging folder.
 *
 * @param format as in {@link org.steppe.warehouse.generation.BulkFile}
 */
record StagedBulkFile(String format, Path path) {}
